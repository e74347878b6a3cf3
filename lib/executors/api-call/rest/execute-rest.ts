import type { Json, JsonObject } from "#lib/contracts/json.ts";
import { type HttpEnv, sendRequest } from "#lib/executors/api-call/http/send-request.ts";
import { buildBody, type RestBody } from "#lib/executors/api-call/rest/build-body.ts";
import { buildUrl } from "#lib/executors/api-call/rest/build-url.ts";
import { invalidParameter } from "#lib/executors/api-call/rest/invalid-parameter.ts";
import { readAnswer } from "#lib/executors/api-call/rest/read-answer.ts";
import type { RestCall } from "#lib/executors/api-call/rest/rest-call.ts";
import { sortParameters } from "#lib/executors/api-call/rest/sort-parameters.ts";
import { toText } from "#lib/executors/api-call/rest/to-text.ts";

const ACCEPT = "application/json, text/*;q=0.9, */*;q=0.5";

/** Calls one endpoint of a REST API; its output is the parsed answer. An executor that needs no sandbox. */
export async function executeRest(call: RestCall, parameters: Record<string, Json>, env: HttpEnv): Promise<Json> {
  const { upstream, method } = call;
  const { path, query, header, body: fields } = sortParameters(call, parameters);
  const body = buildBody(call, fields);
  const url = buildUrl(upstream.baseUrl, call.path, path, query);
  const headers = buildHeaders(upstream.defaultHeaders, header, body);
  const answer = await sendRequest(upstream, { method, url, headers, ...(body === undefined ? {} : { body: body.text }) }, env);
  return readAnswer(answer);
}

/** The connector's headers, over them the parameters; the body's own type unless one of the two chose another. */
function buildHeaders(defaults: Readonly<Record<string, string>>, values: JsonObject, body: RestBody | undefined): Record<string, string> {
  const headers: Record<string, string> = { accept: ACCEPT, ...(body === undefined ? {} : { "content-type": body.contentType }) };
  for (const [name, value] of Object.entries(defaults)) headers[name.toLowerCase()] = value;
  for (const [name, value] of Object.entries(values)) {
    const text = toText(name, value);
    if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(text))
      throw invalidParameter(name, "has a line break or another character that headers cannot carry");
    headers[name.toLowerCase()] = text;
  }
  return headers;
}
