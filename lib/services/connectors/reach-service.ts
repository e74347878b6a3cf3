import type { Ctx } from "#lib/auth/ctx.ts";
import { AppError, ExecutorFailure } from "#lib/errors.ts";
import type { TokenSource } from "#lib/executors/api-call/auth/token-source.ts";
import type { HttpEnv } from "#lib/executors/api-call/http/send-request.ts";
import type { Upstream } from "#lib/executors/api-call/upstream.ts";
import { executionEnv } from "#lib/executors/execution-env.ts";
import { secretSpellings } from "#lib/secret-spellings.ts";
import { failureToAppError, toFailure } from "../executions/failure.ts";
import { RunTokens } from "../oauth/run-tokens.ts";
import { type ConnectorRow, resolveUpstream } from "./resolve-upstream.ts";

const TIMEOUT_MS = 60_000;
const RESPONSE_BYTES_MAX = 20_000_000;

/** Calls a connector's service outside of an execution, as for its description. What fails is told without any secret. */
export async function reachService<T>(
  ctx: Ctx,
  row: ConnectorRow,
  work: (upstream: Upstream, env: HttpEnv) => Promise<T>,
  tokens: TokenSource = new RunTokens(ctx),
): Promise<T> {
  const { upstream, secrets, failure } = resolveUpstream(row, { timeoutMs: null, maxResponseBytes: RESPONSE_BYTES_MAX });
  try {
    if (failure !== null) throw new ExecutorFailure(failure.layer, failure.message);
    return await work(upstream, serviceEnv(ctx, tokens));
  } catch (thrown) {
    if (!(thrown instanceof ExecutorFailure)) throw thrown;
    throw failureToAppError(toFailure(thrown, [...tokens.spellings, ...secretSpellings(secrets)], ctx.requestId));
  }
}

export function serviceEnv(ctx: Ctx, tokens: TokenSource): HttpEnv {
  const call = () => Promise.reject(new AppError("forbidden", "No tool can be called from here"));
  const saveFile = () => Promise.reject(new AppError("forbidden", "No file is kept here"));
  const record = { logs: () => {}, phase: () => {} };
  // One limit for all requests of the work, as many as they are.
  const time = { timeoutMs: TIMEOUT_MS, startedAt: performance.now() };
  return executionEnv({ ...time, signal: ctx.signal, tenant: ctx.workspace.id, depth: 0, call, saveFile, record, tokens });
}
