import type { Json } from "#lib/contracts/json.ts";
import type { UpstreamRequest } from "#lib/executors/api-call/http/send-request.ts";
import { buildBody } from "#lib/executors/api-call/rest/body/build-body.ts";
import { buildUrl } from "#lib/executors/api-call/rest/parameters/build-url.ts";
import { sortParameters } from "#lib/executors/api-call/rest/parameters/sort-parameters.ts";
import type { Valued } from "#lib/executors/api-call/rest/parameters/valued.ts";
import { writeCookie } from "#lib/executors/api-call/rest/parameters/write-cookie.ts";
import { writeHeader } from "#lib/executors/api-call/rest/parameters/write-header.ts";
import type { RestCall } from "#lib/executors/api-call/rest/rest-call.ts";

const ACCEPT: Record<RestCall["answerType"], string> = {
  auto: "application/json, text/*;q=0.9, */*;q=0.5",
  json: "application/json, */*;q=0.5",
  text: "text/*, */*;q=0.5",
  binary: "*/*",
  events: "text/event-stream",
  lines: "application/x-ndjson, application/jsonl, */*;q=0.5",
};

/** The request that an endpoint makes of its parameters, unsigned. */
export function buildRequest(call: RestCall, parameters: Record<string, Json>): UpstreamRequest {
  const { upstream, method, idempotent, idempotencyHeader } = call;
  const { path, query, header, cookie, body: fields } = sortParameters(call, parameters);
  const body = buildBody(call, fields);
  const base = { accept: ACCEPT[call.answerType], ...(body === undefined ? {} : { "content-type": body.contentType }) };
  return {
    method,
    url: buildUrl(upstream.baseUrl, call.path, path, query),
    headers: buildHeaders(base, upstream.defaultHeaders, header, cookie),
    ...(body === undefined ? {} : { body: body.content }),
    ...(idempotent === null ? {} : { idempotent }),
    ...(idempotencyHeader === null ? {} : { idempotencyHeader }),
  };
}

/** What goes over the connector's headers: the parameters, and what the call needs itself unless one of the two chose otherwise. */
function buildHeaders(
  base: Record<string, string>,
  defaults: Readonly<Record<string, string>>,
  values: readonly Valued[],
  cookies: readonly Valued[],
): Record<string, string> {
  const chosen = new Map(Object.entries(defaults).map(([name, value]) => [name.toLowerCase(), value]));
  const headers = Object.fromEntries(Object.entries(base).filter(([name]) => !chosen.has(name)));
  for (const valued of values) headers[valued.parameter.name.toLowerCase()] = writeHeader(valued);
  const pairs = cookies.flatMap(writeCookie);
  if (pairs.length > 0) headers["cookie"] = [headers["cookie"] ?? chosen.get("cookie") ?? [], pairs].flat().join("; ");
  return headers;
}
