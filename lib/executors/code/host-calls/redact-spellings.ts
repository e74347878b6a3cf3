const REDACTED = "[redacted]";

/** The text without any of the spellings. */
export function redactSpellings(text: string, spellings: readonly string[]): string {
  return spellings.reduce((rest, spelling) => rest.replaceAll(spelling, REDACTED), text);
}

/** The same for bytes, whatever they encode beside the secret. */
export function redactBytes(bytes: Buffer, spellings: readonly string[]): Buffer {
  if (spellings.length === 0 || bytes.length === 0) return bytes;
  // Latin-1 is one character per byte, so that also what is no text can be searched and comes back unchanged.
  const asBytes = spellings.map((spelling) => Buffer.from(spelling, "utf8").toString("latin1"));
  return Buffer.from(redactSpellings(bytes.toString("latin1"), asBytes), "latin1");
}
