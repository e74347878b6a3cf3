import { describe, expect, it } from "vitest";
import { parseRules } from "#lib/egress/parse-rules.ts";

const summary = (text: string) =>
  parseRules(text).map((rule) => {
    const target = rule.kind === "host" ? rule.host : `${rule.range[0].toString()}/${rule.range[1]}`;
    return rule.port === undefined ? target : `${target} port ${rule.port}`;
  });

describe("parseRules", () => {
  it("reads nothing as no exception", () => {
    expect(parseRules("")).toEqual([]);
    expect(parseRules(" , ,")).toEqual([]);
  });

  it.each([
    ["localhost:9000", "localhost port 9000"],
    ["Internal.Corp", "internal.corp"],
    ["internal.corp.:80", "internal.corp port 80"],
    ["my_service-1", "my_service-1"],
    ["bücher.example", "xn--bcher-kva.example"],
    ["127.0.0.1", "127.0.0.1/32"],
    ["127.0.0.1:8080", "127.0.0.1/32 port 8080"],
    ["10.0.0.0/8", "10.0.0.0/8"],
    ["10.0.0.0/8:5432", "10.0.0.0/8 port 5432"],
    ["0.0.0.0/0", "0.0.0.0/0"],
    ["::1", "::1/128"],
    ["[::1]", "::1/128"],
    ["[::1]:8080", "::1/128 port 8080"],
    ["fd00::/8", "fd00::/8"],
    ["fd00::/8:443", "fd00::/8 port 443"],
    ["[fd00::/8]:443", "fd00::/8 port 443"],
    ["*.Corp", "*.corp"],
    ["*.corp:80", "*.corp port 80"],
    ["2130706433", "127.0.0.1/32"],
    ["::ffff:10.1.2.3", "10.1.2.3/32"],
    ["::ffff:10.0.0.0/104", "10.0.0.0/8"],
  ])("reads %s as %s", (text, expected) => {
    expect(summary(text)).toEqual([expected]);
  });

  it("reads several, with or without spaces", () => {
    expect(summary("localhost:9000, 10.0.0.0/8,[::1]:8080 ")).toEqual(["localhost port 9000", "10.0.0.0/8", "::1/128 port 8080"]);
  });

  it.each([
    "http://localhost",
    "localhost:0",
    "localhost:65536",
    "localhost:http",
    "localhost:",
    "a b",
    "*",
    "*.",
    "a.*.corp",
    "*.10.0.0.1",
    "user@host",
    "host?x",
    "host#x",
    "host\\x",
    "host/path",
    "host/8",
    "10.0.0.0/33",
    "10.0.0/8",
    "300.1.1.1",
    "fd00::/129",
    "[localhost]:80",
    "[::1",
    "[::1]8080",
    "::1:x",
    "a..b",
    "%",
  ])("refuses %s and names it", (entry) => {
    expect(() => parseRules(`localhost, ${entry}`)).toThrow(JSON.stringify(entry));
  });
});
