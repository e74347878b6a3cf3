import { transform } from "sucrase";
import type { Place } from "../quickjs/user-source.ts";
import type { Emitted } from "./emitted.ts";
import { mapPlaces } from "./map-places.ts";
import { placeOf } from "./place-of.ts";
import { parseTokens, TokenType } from "./sucrase-parser.ts";

const FILE = "snippet.ts";

/** The quick way: takes the types out of text that parses, and leaves every line where it is. */
export function stripTypes(code: string): Emitted {
  const { code: output, sourceMap } = transform(code, {
    transforms: ["typescript"],
    disableESTransforms: true,
    filePath: FILE,
    sourceMapOptions: { compiledFilename: FILE },
  });
  // As one text from the start: the map was put together from so many pieces that these would take twenty times its size for as long as it is kept.
  const toToken = mapPlaces(JSON.stringify(sourceMap));
  return {
    output,
    toSource: (place) => {
      const found = toToken(place);
      return found && behindTypes(code, found);
    },
  };
}

/** Where tokens were taken out, the map names the first of them, and the place meant is the token that follows. */
function behindTypes(code: string, place: Place): Place {
  const lineStart =
    code
      .split("\n")
      .slice(0, place.line - 1)
      .join("\n").length + (place.line > 1 ? 1 : 0);
  const at = lineStart + place.column - 1;
  const tokens = parseTokens(code);
  const first = tokens.findIndex(({ start, end }) => start <= at && at < end);
  const next = tokens.slice(Math.max(0, first)).find(({ isType, type }) => !isType && type !== TokenType.nonNullAssertion);
  return first < 0 || !next || next.start <= at ? place : placeOf(code, next.start);
}
