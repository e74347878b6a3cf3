import { Agent, request as send } from "undici";
import { createEgress } from "#lib/egress/create-egress.ts";
import { createPolicy } from "#lib/egress/create-policy.ts";
import { parseRules } from "#lib/egress/parse-rules.ts";
import { executeRest } from "#lib/executors/api-call/rest/execute-rest.ts";
import { keepFiles } from "#lib/executors/api-call/rest/testing/keep-files.ts";
import { restCallOf } from "#lib/executors/api-call/rest/testing/rest-call-of.ts";
import type { BenchRequest } from "../load-types.ts";
import type { RestWay } from "./rest-job.ts";

type Call = () => Promise<unknown>;

/** How each way makes one call; it rejects unless the answer is a success. */
export const REST_WAYS: Record<RestWay, (request: BenchRequest, concurrency: number) => Call> = {
  undici: throughUndici,
  api: throughUndici,
  call({ url }, concurrency) {
    const egress = createEgress({ policy: createPolicy({ allow: parseRules("127.0.0.1") }), connectionsPerOriginMax: concurrency });
    const call = restCallOf({ baseUrl: new URL(url).origin, path: new URL(url).pathname, timeoutMs: 30_000 });
    const signal = new AbortController().signal;
    const { saveFile } = keepFiles();
    const record = { logs() {}, phase() {} };
    return () => executeRest(call, {}, { egress, signal, timeoutMs: 30_000, startedAt: performance.now(), record, saveFile });
  },
};

function throughUndici({ url, method, headers = {}, body }: BenchRequest, concurrency: number): Call {
  const dispatcher = new Agent({ connections: concurrency });
  return async () => {
    const answer = await send(url, { method, headers, body: body ?? null, dispatcher });
    const json = await answer.body.json();
    if (answer.statusCode !== 200) throw new Error(`${url} answered ${answer.statusCode}: ${JSON.stringify(json)}`);
    return json;
  };
}
