import type { EgressAnswer } from "#lib/egress/egress.ts";
import type { ExecutorFailure } from "#lib/errors.ts";
import type { Attempt } from "#lib/executors/api-call/attempts/attempt.ts";
import type { ResolvedAuth } from "#lib/executors/api-call/auth/resolved-auth.ts";
import {
  type SignedRequest,
  type SigningEnv,
  signAgain,
  signRequest,
  type UnsignedRequest,
} from "#lib/executors/api-call/auth/sign-request.ts";
import type { HttpEnv, UpstreamRequest } from "#lib/executors/api-call/http/send-request.ts";
import { toReach } from "#lib/executors/api-call/http/to-reach.ts";
import { toStatusFailure } from "#lib/executors/api-call/http/to-status-failure.ts";
import { watchExchange } from "#lib/executors/api-call/http/watch-exchange.ts";
import type { Upstream } from "#lib/executors/api-call/upstream.ts";

type Wanted = UnsignedRequest & Pick<UpstreamRequest, "body" | "renewBody" | "judge">;

/** Signs a request, sends it, once more where the service asks for another signature, and judges the answer. */
export async function sendAttempt(upstream: Upstream, request: Wanted, attempt: Attempt, env: HttpEnv): Promise<EgressAnswer> {
  let signed = await signRequest(upstream.auth, request, signingEnv(attempt, env));
  let answer = await send(upstream, request, signed, attempt, env);
  const again = await signAgain(upstream.auth, request, signed, answer, signingEnv(attempt, env));
  if (again !== undefined) {
    await attempt.again(answer.status);
    signed = again;
    answer = await send(upstream, request, signed, attempt, env);
  }
  attempt.answered(answer.status);
  const failure = request.judge === undefined ? judgeStatus(answer, signed.used) : request.judge(answer, signed.used);
  if (failure !== undefined) throw failure;
  return answer;
}

/** Waiting for a token takes of the call's time. */
function signingEnv({ timeoutMs }: Attempt, { egress, signal, tokens, tenant }: HttpEnv): SigningEnv {
  return { egress, signal, timeoutMs, ...(tenant === undefined ? {} : { tenant }), ...(tokens === undefined ? {} : { tokens }) };
}

async function send(upstream: Upstream, request: Wanted, signed: SignedRequest, attempt: Attempt, env: HttpEnv): Promise<EgressAnswer> {
  const { used: _, ...outgoing } = signed;
  const body = request.renewBody === undefined ? request.body : await request.renewBody();
  const { watch, toRaw } = watchExchange({ ...signed, method: request.method, body });
  let answer: EgressAnswer | undefined;
  try {
    answer = await env.egress.request({
      ...outgoing,
      ...watch,
      ...(body === undefined ? {} : { body }),
      method: request.method,
      ...toReach(upstream),
      ...(env.tenant === undefined ? {} : { tenant: env.tenant }),
      timeoutMs: attempt.timeoutMs,
      maxResponseBytes: upstream.maxResponseBytes,
      signal: env.signal,
      onPhase(name, ms) {
        if (name === "request") attempt.sent();
        env.record.phase(name, ms);
      },
    });
    return answer;
  } finally {
    env.record.exchange?.(toRaw(answer, env.tokens?.spellings ?? []));
  }
}

function judgeStatus(answer: EgressAnswer, auth: ResolvedAuth): ExecutorFailure | undefined {
  return answer.status < 200 || answer.status > 299 ? toStatusFailure(answer, auth) : undefined;
}
