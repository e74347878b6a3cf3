import { createRequire } from "node:module";
import { TypescriptError } from "./typescript-error.ts";

// The package's parser is not part of its public interface, which is why its version is pinned exactly.
const require = createRequire(import.meta.url);
const { parse } = require("sucrase/dist/parser/index.js") as typeof import("sucrase/dist/types/parser/index.d.ts");
export const { TokenType } =
  require("sucrase/dist/parser/tokenizer/types.js") as typeof import("sucrase/dist/types/parser/tokenizer/types.d.ts");
export const { ContextualKeyword } =
  require("sucrase/dist/parser/tokenizer/keywords.js") as typeof import("sucrase/dist/types/parser/tokenizer/keywords.d.ts");

export type Tokens = ReturnType<typeof parse>["tokens"];

/** Throws a TypescriptError when the text does not parse. */
export function parseTokens(code: string): Tokens {
  try {
    return parse(code, false, true, false).tokens;
  } catch (error) {
    throw toTypescriptError(error);
  }
}

/** The parser's own errors carry the offset, and repeat the place at the end of their text. */
function toTypescriptError(error: unknown): unknown {
  if (!(error instanceof SyntaxError) || !("pos" in error) || typeof error.pos !== "number") return error;
  const placeAt = error.message.lastIndexOf(" (");
  return new TypescriptError(placeAt < 0 ? error.message : error.message.slice(0, placeAt), error.pos);
}
