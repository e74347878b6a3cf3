import { describe, expect, it } from "vitest";
import { redactJson } from "#lib/redact-json.ts";
import { secretSpellings } from "#lib/secret-spellings.ts";
import { redactByName } from "./redact.ts";

const secret = 'p@ss/wörd"+1';
const secrets = secretSpellings([secret]);

/** Milliseconds of the fastest of some attempts, so that what else the machine does counts little. */
function fastest(work: () => unknown): number {
  return Math.min(
    ...Array.from({ length: 5 }, () => {
      const start = performance.now();
      work();
      return performance.now() - start;
    }),
  );
}

describe("redactJson", () => {
  it.each([
    ["plain", secret],
    ["inside a text", `Bearer ${secret}!`],
    ["percent-encoded", encodeURIComponent(secret)],
    ["form-encoded", new URLSearchParams({ s: secret }).toString()],
    ["base64", Buffer.from(secret).toString("base64")],
    ["base64url", Buffer.from(secret).toString("base64url")],
    ["hex", Buffer.from(secret).toString("hex")],
  ])("hides a secret that is %s", (_name, text) => {
    const hidden = JSON.stringify(redactJson({ list: [text], [text]: 1 }, secrets));
    expect(hidden).toContain("[redacted]");
    expect(hidden).not.toContain(JSON.stringify(text).slice(1, -1));
  });

  it("hides a number that spells a secret, and leaves the document a document", () => {
    expect(redactJson({ pin: 123456, other: 1234567 }, secretSpellings(["123456"]))).toEqual({ pin: "[redacted]", other: 1234567 });
  });

  it("returns the very same value where there is no secret", () => {
    const value = { a: [1, "two"] };
    expect(redactJson(value, secrets)).toBe(value);
  });

  it("keeps what surrounds a secret as it was, and the order of the keys", () => {
    const untouched = { a: [1, "two", null, { b: false }] };
    const hidden = redactJson({ first: untouched, [secret]: secret, last: [untouched, secret] }, secrets);
    expect(JSON.stringify(hidden)).toBe(JSON.stringify({ first: untouched, "[redacted]": "[redacted]", last: [untouched, "[redacted]"] }));
    expect(Object.values(hidden)[0]).toBe(untouched);
  });

  it("searches many texts for many secrets in about the time that it takes for one", () => {
    const many = secretSpellings(Array.from({ length: 20 }, (_, n) => `${n}/s3cret+${"abcdefgh".repeat(4)}"${n}`));
    const value = [...Array.from({ length: 100_000 }, () => "ab"), many[0] ?? ""];
    const one = [many[0] ?? ""];
    expect(redactJson(value, many).at(-1)).toBe("[redacted]");
    expect(fastest(() => redactJson(value, many))).toBeLessThan(4 * fastest(() => redactJson(value, one)));
  });

  it("leaves very short secrets alone, which would hit everything", () => {
    expect(redactJson("abc", secretSpellings(["a"]))).toBe("abc");
  });
});

describe("redactByName", () => {
  const names = [
    "password",
    "passwd",
    "pwd",
    "secret",
    "token",
    "apiKey",
    "api-key",
    "authorization",
    "access_token",
    "refreshToken",
    "clientSecret",
    "private_key",
  ];
  it.each(names)("hides a value under the name %s alone", (name) => {
    expect(redactByName({ [name]: "x" })).toEqual({ [name]: "[redacted]" });
  });

  it("hides values by the names of secrets, whatever their case", () => {
    expect(redactByName({ Authorization: "x", API_KEY: 1, tokenCount: 3 })).toEqual({
      Authorization: "[redacted]",
      API_KEY: "[redacted]",
      tokenCount: 3,
    });
  });
});
