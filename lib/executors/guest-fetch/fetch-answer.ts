import { isUtf8 } from "node:buffer";
import type { Json } from "#lib/contracts/json.ts";
import type { EgressAnswer } from "#lib/egress/egress.ts";
import { statusText } from "#lib/egress/status-text.ts";
import { redactEscaped } from "#lib/redact-escaped.ts";
import { redactBytes, redactLowered, redactSpellings } from "#lib/redact-spellings.ts";

/** What code is told of an answer, whatever its status: without any of the secrets and without the parameters of the URL that carry one. */
export function fetchAnswer(answer: EgressAnswer, hiddenParams: readonly string[], secrets: readonly string[]): Json {
  const body = redactBytes(answer.body, secrets);
  const isText = isUtf8(body);
  const url = new URL(answer.url);
  url.hash = "";
  for (const name of hiddenParams) url.searchParams.delete(name);
  const headers = Object.entries(answer.headers).flatMap(([name, value]) => [value ?? []].flat().map((text) => [name, text]));
  return {
    status: answer.status,
    statusText: statusText(answer.status),
    url: redactSpellings(url.href, secrets),
    // Names arrive in lower case.
    headers: headers.map(([name = "", text = ""]) => [redactLowered(name, secrets), redactSpellings(text, secrets)]),
    // Most code parses it.
    body: isText ? redactEscaped(body.toString("utf8"), secrets) : null,
    bodyBase64: isText ? null : body.toString("base64"),
  };
}
