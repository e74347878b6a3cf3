import { describe, expect, it } from "vitest";
import { HostPattern } from "#lib/contracts/host-pattern.ts";
import { declaresHost } from "./declares-host.ts";

describe("a declared host", () => {
  it.each([
    ["API.Example.com", "api.example.com"],
    ["*.example.com", "*.example.com"],
    ["*.Example.com:08443", "*.example.com:8443"],
    ["localhost:9000", "localhost:9000"],
    ["bücher.example", "xn--bcher-kva.example"],
    ["example.com.", "example.com"],
    ["10.0.0.1", "10.0.0.1"],
    ["0x7f.1", "127.0.0.1"],
    ["::1", "[::1]"],
    ["[0:0::1]:80", "[::1]:80"],
  ])("%s is kept as %s, and that as the same", (text, kept) => {
    expect(HostPattern.parse(text)).toBe(kept);
    expect(HostPattern.parse(kept)).toBe(kept);
  });

  it.each([
    ...["", " ", "*", "*.", "*.*.example.com", "a*.example.com", "*.10.0.0.1", "*.[::1]", "*example.com", "**.example.com"],
    ...["https://example.com", "example.com/path", "user@example.com", "example.com:0", "example.com:65536", "example.com:port", "a b"],
    ...["example.com?x", "example.com#x", "[::1", "10.0.0.0/8", "%61.example", "a\\b", "[::zz]", "a..b", "x".repeat(261)],
  ])("is not %j", (text) => {
    expect(HostPattern.safeParse(text).success).toBe(false);
  });

  it.each([
    ["api.example.com", "https://api.example.com/x", true],
    ["api.example.com", "http://API.EXAMPLE.COM.:8080/", true],
    ["api.example.com", "https://api.example.com.evil.test/", false],
    ["api.example.com", "https://evil.test/?api.example.com", false],
    ["api.example.com", "https://xapi.example.com/", false],
    ["api.example.com", "https://a.api.example.com/", false],
    ["*.example.com", "https://a.b.example.com/", true],
    ["*.example.com", "https://example.com/", false],
    ["*.example.com", "https://.example.com/", false],
    ["*.example.com", "https://aexample.com/", false],
    ["api.example.com:443", "https://api.example.com/", true],
    ["api.example.com:443", "http://api.example.com/", false],
    ["api.example.com:8443", "https://api.example.com/", false],
    ["*.example.com:8443", "https://a.example.com:8443/", true],
    ["127.0.0.1:80", "http://0x7f000001/", true],
    ["127.0.0.1", "http://localhost/", false],
    ["[::1]", "http://[0::1]:81/", true],
    ["[::1]:80", "http://[::1]/", true],
    ["[::1]:80", "http://[::1]:81/", false],
  ])("%s covers %s: %s", (pattern, url, covered) => {
    const parsed = URL.parse(url);
    expect(parsed !== null && declaresHost([HostPattern.parse(pattern)], parsed)).toBe(covered);
  });
});

it("nothing is covered by no declaration", () => {
  expect(declaresHost([], new URL("https://example.com"))).toBe(false);
});
