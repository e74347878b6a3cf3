import { describe, expect, it } from "vitest";
import { secretSpellings } from "#lib/secret-spellings.ts";
import { redactByName, redactJson, redactText } from "./redact.ts";

const secret = 'p@ss/wörd"+1';
const secrets = secretSpellings([secret]);

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

  it("leaves very short secrets alone, which would hit everything", () => {
    expect(redactText("abc", secretSpellings(["a"]))).toBe("abc");
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
