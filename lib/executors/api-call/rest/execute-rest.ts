import type { Json } from "#lib/contracts/json.ts";
import { buildRequest } from "#lib/executors/api-call/rest/build-request.ts";
import { fetchAnswer } from "#lib/executors/api-call/rest/fetch-answer.ts";
import { collectPages } from "#lib/executors/api-call/rest/pagination/collect-pages.ts";
import type { RestCall } from "#lib/executors/api-call/rest/rest-call.ts";
import type { RestEnv } from "#lib/executors/api-call/rest/rest-env.ts";

/** Calls one endpoint of a REST API; its output is the parsed answer, or the items of all its pages. An executor that needs no sandbox. */
export async function executeRest(call: RestCall, parameters: Record<string, Json>, env: RestEnv): Promise<Json> {
  const request = buildRequest(call, parameters);
  if (call.pagination !== null) return collectPages({ ...call, pagination: call.pagination }, request, env);
  return (await fetchAnswer(call, request, env)).output;
}
