import { z } from "zod";
import type { Json } from "#lib/contracts/json.ts";
import { ExecutorFailure } from "#lib/errors.ts";
import type { Upstream } from "#lib/executors/api-call/upstream.ts";
import { SANDBOX_LIMITS } from "#lib/sandbox/limits.ts";
import type { HostCall } from "#lib/sandbox/types.ts";
import type { CodeRun } from "../code-run.ts";
import { fetchAnswer } from "./fetch-answer.ts";
import { fetchHeaders } from "./fetch-headers.ts";
import { type FetchTarget, fetchTarget } from "./fetch-target.ts";
import { hiddenSecrets } from "./hidden-secrets.ts";
import type { HostEnv } from "./host-env.ts";
import { parsePayload } from "./parse-payload.ts";
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
type FetchPayload = z.output<typeof FetchPayload>;

/** `fetch(url, options)`: one call to a declared host or through a declared connector. */
export async function fetchUrl(run: CodeRun, env: HostEnv, { payloadJson, signal }: HostCall): Promise<Json> {
  const payload = parsePayload(FetchPayload, payloadJson);
  const { method } = payload;
  const target = await fetchTarget(run, { ...payload, headers: fetchHeaders(payload.headers) }, { ...env, signal });
  let refused: URL | undefined;
  const mayVisit = (url: URL) => {
    // Of other schemes, the policy of the egress has more to say.
    const may = !/^https?:$/.test(url.protocol) || target.covers(url);
    if (!may) refused = url;
    return may;
  };
  const send = ({ covers: _, again: _again, upstream: _upstream, ...to }: FetchTarget, timeoutMs: number) =>
    env.egress.request({
      ...to,
      ...bodyOf(payload),
      method,
      timeoutMs,
      maxResponseBytes: SANDBOX_LIMITS.hostAnswerBytesMax,
      signal,
      mayVisit,
    });
  const sendThrough = (upstream: Upstream) =>
    underLimits(upstream, { signal, timeoutMs: env.timeoutMs }, async (attempt) => {
      const first = await send(target, attempt.timeoutMs);
      const again = await target.again(first);
      const answer = again === undefined ? first : await send(again, attempt.timeoutMs);
      attempt.answered(answer.status);
      return answer;
    });
  try {
    const answer = await (target.upstream === null ? send(target, env.timeoutMs) : sendThrough(target.upstream));
    return fetchAnswer(answer, target.sensitiveQueryParams, hiddenSecrets(run, env));
  } catch (thrown) {
    throw refused === undefined ? thrown : undeclared(refused);
  }
}

function bodyOf({ body, bodyBase64 }: FetchPayload): { body?: string | Buffer } {
  if (body !== null && body !== undefined) return { body };
  return bodyBase64 === null || bodyBase64 === undefined ? {} : { body: Buffer.from(bodyBase64, "base64") };
}

function undeclared({ host }: URL): ExecutorFailure {
  return new ExecutorFailure("policy", `The snippet does not declare the host ${JSON.stringify(host.slice(0, 260))}: add it to its hosts`);
}
