import type { Json } from "#lib/contracts/json.ts";
import { ExecutorFailure } from "#lib/errors.ts";
import { DEPTH_MAX } from "#lib/executors/depth-max.ts";
import { exceedsDepth } from "#lib/json-depth.ts";

/** JSON of an upstream. The parser's own message quotes the text, so it goes nowhere. */
export function parseJson(text: string): Json {
  if (exceedsDepth(text, DEPTH_MAX)) {
    throw new ExecutorFailure("upstream", `The upstream's answer is nested deeper than ${DEPTH_MAX} levels`);
  }
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw new ExecutorFailure("upstream", "The upstream announced JSON, but its answer does not parse");
  }
}
