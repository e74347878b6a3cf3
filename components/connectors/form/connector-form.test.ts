import { describe, expect, it } from "vitest";
import { toName } from "#lib/client/to-name.ts";
import { BLANK_CONNECTOR } from "./blank-connector.ts";
import { fieldOf } from "./field-of.ts";
import { readConnector } from "./read-connector.ts";
import { describeRetries, retryTimes } from "./retry-times.ts";
import { summaries } from "./summaries.ts";

const form = (pairs: [string, string][]) => {
  const data = new FormData();
  for (const [name, value] of [["apiType", "rest"], ["authType", "none"], ...pairs] as [string, string][]) data.append(name, value);
  return data;
};

describe("the form of a connector", () => {
  it("reads headers row by row, and leaves empty rows out", () => {
    const rows: [string, string][] = [
      ["headerName", " X-One "],
      ["headerValue", "1"],
      ["headerName", ""],
      ["headerValue", ""],
      ["headerName", "X-Two"],
      ["headerValue", "a: b"],
    ];
    expect(readConnector(form(rows), BLANK_CONNECTOR).defaultHeaders).toEqual({ "X-One": "1", "X-Two": "a: b" });
  });

  it.each([
    ["baseUrl", "baseUrl"],
    ["connector.baseUrl", "baseUrl"],
    ["retry.maxRetries", "maxRetries"],
    ["authConfig.oauth2.scope", "scope"],
    ["authConfig.oauth2", "issuer"],
    ["defaultHeaders.X One", "headerName"],
    ["hosts.allow[2]", "hostsAllow"],
    ["credential.name", "newCredentialName"],
    ["something.else", "something"],
  ])("shows what is wrong at %s at the field %s", (path, field) => {
    expect(fieldOf(path)).toBe(field);
  });

  it("makes names of titles", () => {
    expect(["Café Orders", "  ", "GitHub (v3)", "a".repeat(80)].map(toName)).toEqual(["cafe_orders", "", "github_v3", "a".repeat(64)]);
  });
});

describe("the summary of a folded section", () => {
  it("says what is set", () => {
    expect(summaries.auth(BLANK_CONNECTOR, undefined)).toBe("None");
    const key = { ...BLANK_CONNECTOR, authType: "api_key", authConfig: { in: "query", name: "key" } } as const;
    expect(summaries.auth(key, undefined)).toBe("API key · query key · no credential yet");
    expect(summaries.headers({ ...BLANK_CONNECTOR, defaultHeaders: { A: "1", B: "2" } })).toBe("A, B");
    expect(summaries.limits(BLANK_CONNECTOR)).toBe("30.0 s per call · 3 attempts · no rate limit");
    expect(summaries.network({ ...BLANK_CONNECTOR, hosts: { allow: ["a.example"], deny: [] } })).toBe("usual authorities · 1 further host");
  });

  it("leaves numbers out that are half typed", () => {
    const half = { ...BLANK_CONNECTOR, timeoutMs: Number.NaN, retry: { maxRetries: Number.NaN, baseDelayMs: 1 } };
    expect(summaries.limits(half)).toBe("no rate limit");
  });
});

describe("the times of attempts", () => {
  it("double their longest pause, and are random up to it", () => {
    expect(retryTimes({ maxRetries: 3, baseDelayMs: 100 }).map(({ meanMs, toMs }) => [meanMs, toMs])).toEqual([
      [0, 0],
      [50, 100],
      [150, 300],
      [350, 700],
    ]);
  });

  it("never wait longer than the studio does", () => {
    expect(retryTimes({ maxRetries: 3, baseDelayMs: 30_000 }).at(-1)?.toMs).toBe(90_000);
  });

  it("are told in a sentence", () => {
    expect(describeRetries(retryTimes({ maxRetries: 0, baseDelayMs: 250 }))).toBe("A call that fails is not tried again.");
    expect(describeRetries(retryTimes({ maxRetries: 1, baseDelayMs: 200 }))).toContain(
      "once more: the last attempt 100 ms later on average",
    );
  });
});
