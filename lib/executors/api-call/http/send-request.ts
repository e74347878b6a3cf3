import type { EgressAnswer } from "#lib/egress/egress.ts";
import type { ExecutorFailure } from "#lib/errors.ts";
import type { ResolvedAuth } from "#lib/executors/api-call/auth/resolved-auth.ts";
import { type SignedRequest, signAgain, signRequest } from "#lib/executors/api-call/auth/sign-request.ts";
import { toStatusFailure } from "#lib/executors/api-call/http/to-status-failure.ts";
import type { Upstream } from "#lib/executors/api-call/upstream.ts";
import type { ExecutionEnv } from "#lib/executors/types.ts";

/** What an HTTP call uses of the environment. */
export type HttpEnv = Pick<ExecutionEnv, "egress" | "record" | "signal" | "timeoutMs" | "tokens">;

export interface UpstreamRequest {
  method: string;
  url: URL;
  /** Names in lower case; over the connector's default headers. */
  headers: Readonly<Record<string, string>>;
  body?: string | Buffer;
  /** Whether a second attempt does no harm; by the method where absent. */
  idempotent?: boolean;
  /** Gets one key for all attempts of this request. */
  idempotencyHeader?: string;
  /** Why an answer is a failure; a status outside of 200 to 299 is where absent. `auth` is what the request was signed with, to redact by. */
  judge?: (answer: EgressAnswer, auth: ResolvedAuth) => ExecutorFailure | undefined;
}

/** Sends one signed request of a connector. The door of every protocol that speaks HTTP. */
export async function sendRequest(upstream: Upstream, request: UpstreamRequest, env: HttpEnv): Promise<EgressAnswer> {
  const unsigned = { method: request.method, url: request.url, headers: withDefaults(upstream.defaultHeaders, request.headers) };
  const send = ({ used: _, ...signed }: SignedRequest) =>
    env.egress.request({
      ...signed,
      ...(request.body === undefined ? {} : { body: request.body }),
      method: request.method,
      ...(upstream.tls === null ? {} : { tls: upstream.tls }),
      timeoutMs: Math.min(upstream.timeoutMs, env.timeoutMs),
      maxResponseBytes: upstream.maxResponseBytes,
      signal: env.signal,
      onPhase: (name, ms) => env.record.phase(name, ms),
    });
  let signed = await signRequest(upstream.auth, unsigned, env);
  let answer = await send(signed);
  const again = await signAgain(upstream.auth, unsigned, signed, answer, env);
  if (again !== undefined) {
    signed = again;
    answer = await send(signed);
  }
  const failure = request.judge === undefined ? judgeStatus(answer, signed.used) : request.judge(answer, signed.used);
  if (failure !== undefined) throw failure;
  return answer;
}

function judgeStatus(answer: EgressAnswer, auth: ResolvedAuth): ExecutorFailure | undefined {
  return answer.status < 200 || answer.status > 299 ? toStatusFailure(answer, auth) : undefined;
}

function withDefaults(defaults: Upstream["defaultHeaders"], own: Readonly<Record<string, string>>): Record<string, string> {
  const headers = Object.fromEntries(Object.entries(defaults).map(([name, value]) => [name.toLowerCase(), value]));
  return { ...headers, ...own };
}
