import { jsonSpellings } from "./json-spellings.ts";

/** Shorter secrets would riddle any text, and the holes would spell them out. */
export const SPELLED_CHARS_MIN = 4;

/** How services repeat a secret: plain, escaped for JSON, HTML, URLs or forms, in hex, in base64 by itself or within more; and all that of its URL encoding, which an address within an address holds. Longest first, so that no part hides a whole. */
export function secretSpellings(secrets: readonly string[]): string[] {
  const plain = new Set(secrets.filter((secret) => secret.length >= SPELLED_CHARS_MIN));
  const encoded = [...plain].map((secret) => encodeURIComponent(secret.toWellFormed()));
  const all = [...new Set([...plain, ...encoded])].flatMap(spellingsOf);
  return [...new Set(all)].sort((one, other) => other.length - one.length);
}

function spellingsOf(secret: string): string[] {
  const bytes = Buffer.from(secret, "utf8");
  const inUrls = [...urlVariants(secret.toWellFormed()), new URLSearchParams({ s: secret }).toString().slice(2)];
  return [
    secret,
    ...jsonSpellings(secret),
    secret.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;"),
    ...inUrls,
    ...inUrls.map((text) => text.replace(/%../g, (code) => code.toLowerCase())),
    bytes.toString("hex"),
    bytes.toString("hex").toUpperCase(),
    bytes.toString("base64").replaceAll("=", ""),
    bytes.toString("base64url"),
    ...[0, 1, 2].flatMap((offset) => base64Within(bytes, offset)),
  ];
}

/** Libraries differ in what they encode, and in what of it they decode again, above all of the characters of base64 and paths. */
function urlVariants(text: string): string[] {
  const encoded = encodeURIComponent(text);
  const strict = encoded.replace(/[!'()*]/g, (found) => `%${found.charCodeAt(0).toString(16).toUpperCase()}`);
  const decodedInPart = ["%2B", "%2F", "%3D"].reduce(
    (texts, code) => texts.flatMap((each) => [each, each.replaceAll(code, decodeURIComponent(code))]),
    [encoded],
  );
  return [...decodedInPart, strict, encodeURI(text)];
}

/** Shorter pieces of base64 would be found by chance. */
const BASE64_CHARS_MIN = 8;

/** The characters that depend on the secret alone when it stands in a longer text, `offset` bytes (modulo 3) from its start. */
function base64Within(bytes: Buffer, offset: number): string[] {
  const text = Buffer.concat([Buffer.alloc(offset), bytes])
    .toString("base64")
    .replaceAll("=", "");
  const core = text.slice(offset === 0 ? 0 : offset + 1, (offset + bytes.length) % 3 === 0 ? undefined : -1);
  return core.length < BASE64_CHARS_MIN ? [] : [core, core.replaceAll("+", "-").replaceAll("/", "_")];
}
