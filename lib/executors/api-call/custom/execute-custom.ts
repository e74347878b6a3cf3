import type { Json, JsonObject } from "#lib/contracts/json.ts";
import type { EgressAnswer } from "#lib/egress/egress.ts";
import { type HttpEnv, sendRequest, type UpstreamRequest } from "#lib/executors/api-call/http/send-request.ts";
import { toStatusFailure } from "#lib/executors/api-call/http/to-status-failure.ts";
import { fetchAnswer } from "#lib/executors/guest-fetch/fetch-answer.ts";
import { hiddenSecrets } from "#lib/executors/hidden-secrets.ts";
import type { CustomCall } from "./custom-call.ts";
import { type AdapterEnv, runAdapter } from "./run-adapter.ts";
import { toRequest } from "./to-request.ts";

/** They say that the service cannot answer now, in every protocol over HTTP; all other answers the adapter reads. */
const PASSING = new Set([408, 425, 429, 502, 503, 504]);

/** Calls an endpoint whose protocol is code: one function makes the request, another one reads the answer. */
export async function executeCustom(call: CustomCall, parameters: Record<string, Json>, env: HttpEnv & AdapterEnv): Promise<Json> {
  const { name, options } = call.operation;
  const context: JsonObject = { operation: name, options, baseUrl: call.upstream.baseUrl, params: parameters };
  const made = await runAdapter("request", call, parameters, context, env);
  const judge: UpstreamRequest["judge"] = (answer, auth) =>
    PASSING.has(answer.status) ? toStatusFailure(answer, auth, hiddenSecrets(call, env)) : undefined;
  const answer = await sendRequest(call.upstream, { ...toRequest(call, made), judge }, env);
  return runAdapter("response", call, toInput(answer, hiddenSecrets(call, env)), context, env);
}

/** `{status, headers, body, bodyBase64}`, without any secret. Repeated headers are one, but for cookies, which have commas of their own. */
function toInput(answer: EgressAnswer, secrets: readonly string[]): Json {
  const { status, headers, body, bodyBase64 } = fetchAnswer(answer, [], secrets) as JsonObject;
  const texts = Map.groupBy(headers as [name: string, text: string][], ([name]) => name);
  const pairs = [...texts].map(([name, all]): [string, Json] => {
    const values = all.map(([, text]) => text);
    return [name, name === "set-cookie" ? values : values.join(", ")];
  });
  return { status: status ?? 0, headers: Object.fromEntries(pairs), body: body ?? null, bodyBase64: bodyBase64 ?? null };
}
