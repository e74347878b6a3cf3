/** Every way in which a secret could show: as it is, escaped, and encoded, also within a longer encoded text. */
export function spellingsOf(secret: string): string[] {
  const bytes = Buffer.from(secret, "utf8");
  const hex = bytes.toString("hex");
  const json = JSON.stringify(secret).slice(1, -1);
  const base64 = [0, 1, 2].map((offset) => base64Within(bytes, offset));
  return [
    ...new Set([
      secret,
      json,
      ...["/", "<>&", "/<>&"].map((escaped) => escapeJson(json, escaped)),
      JSON.stringify(json).slice(1, -1),
      encodeURIComponent(secret),
      encodeURIComponent(secret).replace(/%../g, (code) => code.toLowerCase()),
      encodeURI(secret),
      new URLSearchParams({ s: secret }).toString().slice(2),
      secret.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;"),
      hex,
      hex.toUpperCase(),
      ...base64,
      ...base64.map((text) => text.replaceAll("+", "-").replaceAll("/", "_")),
      [...secret].reverse().join(""),
    ]),
  ];
}

/** JSON as PHP writes it (slashes), or Go (what could end a script element). */
export function escapeJson(json: string, characters: string): string {
  const escapeOf = (character: string) => (character === "/" ? "\\/" : `\\u00${character.charCodeAt(0).toString(16)}`);
  return [...json].map((character) => (characters.includes(character) ? escapeOf(character) : character)).join("");
}

/** The characters of a base64 text that depend on the secret alone when `offset` bytes (modulo 3) stand before it. */
function base64Within(bytes: Buffer, offset: number): string {
  const text = Buffer.concat([Buffer.alloc(offset), bytes])
    .toString("base64")
    .replaceAll("=", "");
  const end = (offset + bytes.length) % 3 === 0 ? undefined : -1;
  return text.slice(offset === 0 ? 0 : offset + 1, end);
}
