import { secretSpellings } from "#lib/secret-spellings.ts";
import { singleton } from "#lib/singleton.ts";

const NONE: readonly string[] = [];
const REMEMBERED_MAX = 1_000;

/** The spellings of these tokens: the same list for the same tokens, so that it is compiled for redaction once. */
export function tokenSpellings(tokens: readonly string[]): readonly string[] {
  if (tokens.length === 0) return NONE;
  const memory = singleton("oauth.spellings", () => new Map<string, readonly string[]>());
  const key = tokens.join("\n");
  const known = memory.get(key);
  if (known !== undefined) return known;
  const spellings = secretSpellings(tokens);
  memory.set(key, spellings);
  const [oldest] = memory.size > REMEMBERED_MAX ? memory.keys() : [];
  if (oldest !== undefined) memory.delete(oldest);
  return spellings;
}
