import type { Json } from "#lib/contracts/json.ts";
import type { EgressAnswer } from "#lib/egress/egress.ts";
import { ExecutorFailure } from "#lib/errors.ts";
import { decodeText } from "#lib/executors/api-call/rest/decode-text.ts";
import { DEPTH_MAX } from "#lib/executors/depth-max.ts";
import { exceedsDepth } from "#lib/json-depth.ts";

const JSON_TYPE = /^[^;]*[/+]json$/i;
const TEXT_TYPE = /^(text\/.*|.*\+xml|application\/(xml|javascript|x-www-form-urlencoded|yaml|x-yaml|x-ndjson|jsonl|graphql))$/i;

/** The output of a successful call: parsed JSON, text, or null without a body. */
export function readAnswer({ headers, body }: Pick<EgressAnswer, "headers" | "body">): Json {
  if (body.length === 0) return null;
  const contentType = String(headers["content-type"] ?? "text/plain");
  const mediaType = (contentType.split(";")[0] ?? "").trim();
  if (JSON_TYPE.test(mediaType)) return parseJson(decodeText(body, contentType));
  if (TEXT_TYPE.test(mediaType)) return decodeText(body, contentType);
  throw new ExecutorFailure("upstream", `The upstream answered with ${printable(mediaType)}; only JSON and text can be read`);
}

function parseJson(text: string): Json {
  if (exceedsDepth(text, DEPTH_MAX)) {
    throw new ExecutorFailure("upstream", `The upstream's answer is nested deeper than ${DEPTH_MAX} levels`);
  }
  try {
    return JSON.parse(text) as Json;
  } catch {
    // The parser's own message quotes the text, so it goes nowhere.
    throw new ExecutorFailure("upstream", "The upstream announced JSON, but its answer does not parse");
  }
}

function printable(mediaType: string): string {
  return /^[\w.+-]+\/[\w.+-]+$/.test(mediaType) ? mediaType.slice(0, 100) : "an unreadable Content-Type";
}
