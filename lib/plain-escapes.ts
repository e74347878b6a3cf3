/**
 * JSON, or any text with JSON in it, where each character is written as itself that need not be escaped: so a secret is found however its
 * characters were written.
 */
export function plainEscapes(text: string): string {
  return text.includes("\\") ? text.replace(ESCAPE, toPlain) : text;
}

/** One character, as a surrogate pair where it takes one. Backslashes count in pairs: the second one begins nothing. */
const ESCAPE = /\\(?:ud[89ab][0-9a-f]{2}\\ud[c-f][0-9a-f]{2}|u[0-9a-f]{4}|.)/gis;

function toPlain(found: string): string {
  if (found === "\\/") return "/";
  return found.length < "\\u0000".length ? found : JSON.stringify(JSON.parse(`"${found}"`)).slice(1, -1);
}
