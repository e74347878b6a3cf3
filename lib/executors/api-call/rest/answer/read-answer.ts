import type { EndpointDefinition } from "#lib/contracts/endpoints.ts";
import type { Json } from "#lib/contracts/json.ts";
import type { EgressAnswer } from "#lib/egress/egress.ts";
import { decodeText } from "#lib/executors/api-call/rest/answer/decode-text.ts";
import { parseEvents } from "#lib/executors/api-call/rest/answer/parse-events.ts";
import { parseJson } from "#lib/executors/api-call/rest/answer/parse-json.ts";
import { parseLines } from "#lib/executors/api-call/rest/answer/parse-lines.ts";

type AnswerType = EndpointDefinition["answerType"];
type Answer = Pick<EgressAnswer, "headers" | "body">;
/** `cut`: the upstream would have said more. */
type Read = (body: Buffer, contentType: string, cut: boolean) => Json;

const JSON_TYPE = /^[^;]*[/+]json$/i;
const TEXT_TYPE = /^(text\/.*|.*\+xml|application\/(xml|javascript|x-www-form-urlencoded|yaml|x-yaml|graphql))$/i;
const LINES_TYPE = /^application\/(x-)?(ndjson|jsonl|jsonlines|json-lines|json-seq|stream\+json)$/i;

const READERS: Record<Exclude<AnswerType, "auto">, Read> = {
  json: (body, contentType) => parseJson(decodeText(body, contentType)),
  text: decodeText,
  binary: (body, contentType) => ({ contentType, bytes: body.length, base64: body.toString("base64") }),
  events: (body, contentType, truncated) => ({ events: parseEvents(decodeText(body, contentType)), truncated }),
  lines: (body, contentType, truncated) => ({ lines: parseLines(decodeText(body, contentType), truncated), truncated }),
};

/** The output of a successful call: parsed JSON, text, collected events or lines, bytes as base64; null without a body. */
export function readAnswer({ headers, body }: Answer, answerType: AnswerType, cut = false): Json {
  if (body.length === 0 && answerType !== "events" && answerType !== "lines") return null;
  const contentType = String(headers["content-type"] ?? (answerType === "binary" ? "application/octet-stream" : "text/plain"));
  const mediaType = (contentType.split(";")[0] ?? "").trim();
  return READERS[answerType === "auto" ? typeOf(mediaType) : answerType](body, contentType, cut);
}

function typeOf(mediaType: string): Exclude<AnswerType, "auto"> {
  if (JSON_TYPE.test(mediaType)) return "json";
  if (LINES_TYPE.test(mediaType)) return "lines";
  if (/^text\/event-stream$/i.test(mediaType)) return "events";
  return TEXT_TYPE.test(mediaType) ? "text" : "binary";
}
