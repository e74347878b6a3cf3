import type { EndpointDefinition } from "#lib/contracts/endpoints.ts";
import type { Json } from "#lib/contracts/json.ts";
import type { EgressAnswer } from "#lib/egress/egress.ts";
import { decodeText } from "#lib/executors/api-call/rest/answer/decode-text.ts";
import { parseEvents } from "#lib/executors/api-call/rest/answer/parse-events.ts";
import { parseJson } from "#lib/executors/api-call/rest/answer/parse-json.ts";
import { parseLines } from "#lib/executors/api-call/rest/answer/parse-lines.ts";
import { toFileResult } from "#lib/executors/api-call/rest/answer/to-file-result.ts";
import type { ExecutionEnv } from "#lib/executors/types.ts";

type AnswerType = EndpointDefinition["answerType"];
type Answer = Pick<EgressAnswer, "headers" | "body">;
/** `cut`: the upstream would have said more. */
type Read = (body: Buffer, contentType: string, cut: boolean) => Json;
type FileEnv = Pick<ExecutionEnv, "saveFile">;

const JSON_TYPE = /^[^;]*[/+]json$/i;
const TEXT_TYPE = /^(text\/.*|.*\+xml|application\/(xml|javascript|x-www-form-urlencoded|yaml|x-yaml|graphql))$/i;
const LINES_TYPE = /^application\/(x-)?(ndjson|jsonl|jsonlines|json-lines|json-seq|stream\+json)$/i;

const READERS: Record<Exclude<AnswerType, "auto" | "binary">, Read> = {
  json: (body, contentType) => parseJson(decodeText(body, contentType)),
  text: decodeText,
  events: (body, contentType, truncated) => ({ events: parseEvents(decodeText(body, contentType)), truncated }),
  lines: (body, contentType, truncated) => ({ lines: parseLines(decodeText(body, contentType), truncated), truncated }),
};

/** The output of a successful call: parsed JSON, text, collected events or lines, bytes as a file; null without a body. */
export function readAnswer({ headers, body }: Answer, answerType: AnswerType, env: FileEnv, cut = false): Json | Promise<Json> {
  if (body.length === 0 && answerType !== "events" && answerType !== "lines") return null;
  const contentType = String(headers["content-type"] ?? (answerType === "binary" ? "application/octet-stream" : "text/plain"));
  const mediaType = (contentType.split(";")[0] ?? "").trim();
  const type = answerType === "auto" ? typeOf(mediaType) : answerType;
  return type === "binary" ? toFileResult(body, contentType, env) : READERS[type](body, contentType, cut);
}

function typeOf(mediaType: string): Exclude<AnswerType, "auto"> {
  if (JSON_TYPE.test(mediaType)) return "json";
  if (LINES_TYPE.test(mediaType)) return "lines";
  if (/^text\/event-stream$/i.test(mediaType)) return "events";
  return TEXT_TYPE.test(mediaType) ? "text" : "binary";
}
