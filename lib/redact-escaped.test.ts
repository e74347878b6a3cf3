import { expect, it } from "vitest";
import { redactEscaped } from "./redact-escaped.ts";
import { secretSpellings } from "./secret-spellings.ts";

const SECRET = 'pass"wörd/😀';
const spellings = secretSpellings([SECRET]);
const allEscaped = (text: string) =>
  Array.from({ length: text.length }, (_, index) => `\\u${text.charCodeAt(index).toString(16).padStart(4, "0")}`).join("");

it("hides a secret from whoever parses the text, however its characters are written", () => {
  const mixed = 'p\\u0061ss\\"w\\u00F6rd\\/\\uD83d\\uDe00';
  for (const written of [allEscaped(SECRET), mixed]) {
    const text = `{"heard":"Bearer ${written}","n":[1,"\\u0022"]}`;
    expect(JSON.parse(text)).toEqual({ heard: `Bearer ${SECRET}`, n: [1, '"'] });
    expect(JSON.parse(redactEscaped(text, spellings))).toEqual({ heard: "Bearer [redacted]", n: [1, '"'] });
  }
});

it("leaves a text without secrets as it was written", () => {
  const text = '{"a":"\\u0061\\/","b":1.0}';
  expect(redactEscaped(text, spellings)).toBe(text);
  expect(redactEscaped(text, [])).toBe(text);
});
