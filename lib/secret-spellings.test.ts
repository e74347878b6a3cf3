import { expect, it } from "vitest";
import { secretSpellings } from "./secret-spellings.ts";

const SECRET = 's3cr3t/"<&+%~ä😀';

/** As json.dumps writes it. */
function asciiJson(text: string): string {
  return JSON.stringify(text).replace(/[^\0-\x7f]/g, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function isSpelled(text: string): boolean {
  return secretSpellings([SECRET]).some((spelling) => text.includes(spelling));
}

it.each([
  ["plain", SECRET],
  ["in JSON", JSON.stringify({ a: SECRET })],
  ["in JSON in JSON", JSON.stringify({ a: JSON.stringify({ a: SECRET }) })],
  ["in JSON of PHP", JSON.stringify(SECRET).replaceAll("/", "\\/")],
  ["in JSON of Go", JSON.stringify(SECRET).replaceAll("<", "\\u003c").replaceAll("&", "\\u0026")],
  ["in JSON of Python", asciiJson(SECRET)],
  ["in JSON of Python in JSON of Python", asciiJson(asciiJson(SECRET))],
  ["in JSON of Python in other JSON", JSON.stringify({ a: asciiJson(SECRET) })],
  ["in JSON of PHP, as it is by default", asciiJson(SECRET).replaceAll("/", "\\/")],
  ["in JSON of PHP in JSON of PHP", asciiJson(asciiJson(SECRET).replaceAll("/", "\\/")).replaceAll("/", "\\/")],
  ["in JSON with large hex digits", JSON.stringify(SECRET).replace("ä", "\\u00E4").replace("😀", "\\uD83D\\uDE00")],
  ["in JSON of .NET", "s3cr3t/\\u0022\\u003C\\u0026\\u002B%~\\u00E4\\uD83D\\uDE00"],
  ["in HTML", "<b>s3cr3t/&quot;&lt;&amp;+%~ä😀</b>"],
  ["in a URL", encodeURIComponent(SECRET)],
  ["in a URL within a URL", encodeURIComponent(encodeURIComponent(SECRET))],
  ["in a URL with small letters", encodeURIComponent(SECRET).toLowerCase()],
  ["in a URL of Python", "s3cr3t/%22%3C%26%2B%25~%C3%A4%F0%9F%98%80"],
  ["in a URL that Werkzeug has decoded in part", "s3cr3t%2F%22%3C%26+%25~%C3%A4%F0%9F%98%80"],
  ["in a URL that was encoded as a whole", encodeURI(SECRET)],
  ["in a form", new URLSearchParams({ a: SECRET }).toString()],
  ["in hex", Buffer.from(SECRET).toString("hex")],
  ["in large hex", Buffer.from(SECRET).toString("hex").toUpperCase()],
  ["in base64", Buffer.from(SECRET).toString("base64")],
  ["in base64url", Buffer.from(SECRET).toString("base64url")],
  ["in base64 behind one byte", Buffer.from(`:${SECRET}`).toString("base64")],
  ["in base64 behind two bytes, before more", Buffer.from(`a:${SECRET} and more`).toString("base64")],
  ["in base64url of a header", Buffer.from(`Bearer ${SECRET}\r\n`).toString("base64url")],
])("finds a secret %s", (_name, text) => {
  expect(isSpelled(text)).toBe(true);
});

it("finds nothing in other texts, and looks for no secret too short to tell", () => {
  expect(isSpelled("an ordinary text")).toBe(false);
  expect(isSpelled(Buffer.from("an ordinary text").toString("base64"))).toBe(false);
  expect(secretSpellings(["abc"])).toEqual([]);
  for (const spelling of secretSpellings(["abcd"])) expect(spelling.length).toBeGreaterThanOrEqual(4);
});

it("puts longer spellings first, so that no part hides a whole", () => {
  const lengths = secretSpellings([SECRET, "another secret"]).map(({ length }) => length);
  expect(lengths).toEqual(lengths.toSorted((one, other) => other - one));
});
