/** Shorter secrets would riddle any text, and the holes would spell them out. */
export const SPELLED_CHARS_MIN = 4;

/** How services repeat a secret: plain, escaped for JSON, HTML, URLs or forms, in base64 or hex. Longest first, so that no part hides a whole. */
export function secretSpellings(secrets: readonly string[]): string[] {
  const all = secrets.filter((secret) => secret.length >= SPELLED_CHARS_MIN).flatMap(spellingsOf);
  return [...new Set(all)].sort((one, other) => other.length - one.length);
}

function spellingsOf(secret: string): string[] {
  const bytes = Buffer.from(secret, "utf8");
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    secret.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;"),
    encodeURIComponent(secret.toWellFormed()),
    new URLSearchParams({ s: secret }).toString().slice(2),
    bytes.toString("base64").replaceAll("=", ""),
    bytes.toString("base64url"),
    bytes.toString("hex"),
  ];
}
