import { z } from "zod";
import type { Json } from "#lib/contracts/json.ts";
import { ExecutorFailure } from "#lib/errors.ts";
import type { Attempt } from "#lib/executors/api-call/attempts/attempt.ts";
import { fetchAnswer } from "#lib/executors/guest-fetch/fetch-answer.ts";
import { fetchHeaders } from "#lib/executors/guest-fetch/fetch-headers.ts";
import type { HostCall } from "#lib/sandbox/types.ts";
import { hiddenSecrets } from "../../hidden-secrets.ts";
import type { CodeRun } from "../code-run.ts";
import { fetchTarget } from "./fetch-target.ts";
import type { HostEnv } from "./host-env.ts";
import { parsePayload } from "./parse-payload.ts";
import { sendFetch } from "./send-fetch.ts";
import { underLimits } from "./under-limits.ts";

const FetchPayload = z.object({
  url: z.string().max(8_192),
  method: z.string().max(32).toUpperCase().default("GET"),
  headers: z
    .array(z.tuple([z.string().max(200), z.string().max(16_384)]))
    .max(100)
    .default([]),
  body: z.string().nullish(),
  bodyBase64: z.base64().nullish(),
  connector: z.string().nullish(),
});

/** `fetch(url, options)`: one call to a declared host or through a declared connector. */
export async function fetchUrl(run: CodeRun, env: HostEnv, { payloadJson, signal }: HostCall): Promise<Json> {
  const payload = parsePayload(FetchPayload, payloadJson);
  const target = fetchTarget(run, { ...payload, headers: fetchHeaders(payload.headers) });
  let refused: URL | undefined;
  const mayVisit = (url: URL) => {
    // Of other schemes, the policy of the egress has more to say.
    const may = !/^https?:$/.test(url.protocol) || target.covers(url);
    if (!may) refused = url;
    return may;
  };
  const own = { ...env, signal };
  const call = async (attempt: Attempt) => {
    const first = await target.sign({ ...own, timeoutMs: attempt.timeoutMs });
    let sent = await sendFetch(first, payload, { attempt, mayVisit }, own);
    const again = await first.again(sent);
    if (again !== undefined) {
      await attempt.again(sent.status);
      sent = await sendFetch(again, payload, { attempt, mayVisit }, own);
    }
    attempt.answered(sent.status);
    return fetchAnswer(sent, first.sensitiveQueryParams, hiddenSecrets(run, env));
  };
  try {
    return await underLimits(target.upstream, own, call);
  } catch (thrown) {
    throw refused === undefined ? thrown : undeclared(refused);
  }
}

function undeclared({ host }: URL): ExecutorFailure {
  return new ExecutorFailure("policy", `The snippet does not declare the host ${JSON.stringify(host.slice(0, 260))}: add it to its hosts`);
}
