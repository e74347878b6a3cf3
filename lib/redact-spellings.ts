import { SpellingPattern } from "./spelling-pattern.ts";

export const REDACTED = "[redacted]";

/** The text without any of the spellings. They are compiled once for the same list, so keep it rather than make another. */
export function redactSpellings(text: string, spellings: readonly string[]): string {
  return spellings.length === 0 ? text : compiledOf(spellings, TEXT).replaceIn(text, REDACTED);
}

/** The same for text in lower case, such as the names of headers. */
export function redactLowered(text: string, spellings: readonly string[]): string {
  return spellings.length === 0 ? text : compiledOf(spellings, LOWERED).replaceIn(text, REDACTED);
}

/** The same for bytes, whatever they encode beside the secret. */
export function redactBytes(bytes: Buffer, spellings: readonly string[]): Buffer {
  if (spellings.length === 0 || bytes.length === 0) return bytes;
  // Latin-1 is one character per byte, so that also what is no text can be searched and comes back unchanged.
  return Buffer.from(compiledOf(spellings, BYTES).replaceIn(bytes.toString("latin1"), REDACTED), "latin1");
}

/** False when no text or number in the JSON can hold any of the spellings. */
export function mayHoldSpellings(json: string, spellings: readonly string[]): boolean {
  return spellings.length > 0 && compiledOf(spellings, IN_JSON).mayOccurIn(json);
}

type Variant = (spelling: string) => string[];
const TEXT: Variant = (spelling) => [spelling];
const LOWERED: Variant = (spelling) => [spelling.toLowerCase()];
const BYTES: Variant = (spelling) => [Buffer.from(spelling, "utf8").toString("latin1")];
const IN_JSON: Variant = (spelling) => [spelling, JSON.stringify(spelling).slice(1, -1)];

const compiled = new WeakMap<readonly string[], Map<Variant, SpellingPattern>>();

function compiledOf(spellings: readonly string[], variant: Variant): SpellingPattern {
  const patterns = compiled.get(spellings) ?? new Map<Variant, SpellingPattern>();
  compiled.set(spellings, patterns);
  const pattern = patterns.get(variant) ?? new SpellingPattern(spellings.flatMap(variant));
  patterns.set(variant, pattern);
  return pattern;
}
