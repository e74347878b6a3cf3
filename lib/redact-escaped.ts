import { plainEscapes } from "./plain-escapes.ts";
import { redactSpellings } from "./redact-spellings.ts";

/** The text, whose reader may parse it as JSON, without any of the spellings, also where their characters are written as escapes. */
export function redactEscaped(text: string, spellings: readonly string[]): string {
  const plain = plainEscapes(text);
  const shown = redactSpellings(plain, spellings);
  return shown === plain ? text : shown;
}
