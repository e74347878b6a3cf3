import type { ErrorCode, Layer } from "#lib/contracts/errors.ts";
import type { Execution } from "#lib/contracts/executions.ts";
import type { Json } from "#lib/contracts/json.ts";
import { AppError, type AppErrorExtra, ExecutorFailure } from "#lib/errors.ts";
import { log } from "#lib/log.ts";
import { redactJson } from "#lib/redact-json.ts";
import { redactSpellings } from "#lib/redact-spellings.ts";
import type { Trace } from "./trace.ts";

/** How a failed execution answers, by the layer that it failed in. */
const CODE: Record<Layer, ErrorCode> = {
  validation: "invalid_parameters",
  auth: "upstream_failed",
  policy: "execution_failed",
  dns: "upstream_failed",
  connect: "upstream_failed",
  tls: "upstream_failed",
  timeout: "timed_out",
  rate_limit: "rate_limited",
  upstream: "upstream_failed",
  response_schema: "upstream_failed",
  sandbox: "execution_failed",
  database: "upstream_failed",
  internal: "internal",
};

/** Why an execution failed, in the words that the caller and the log get. */
export interface Failure {
  layer: Layer;
  error: NonNullable<Execution["error"]>;
  retryAfterMs?: number;
  /** What a service answered beside its errors. */
  partialData?: Json;
  /** How it answers, where the layer alone does not tell. */
  code?: ErrorCode;
}

/** Whatever was thrown, as a failure without a secret in it. What nobody expected is `internal`, and its own text stays on the server. */
export function toFailure(thrown: unknown, secrets: string[], requestId: string): Failure {
  if (thrown instanceof AppError && thrown.code !== "internal") return refusal(thrown);
  if (!(thrown instanceof ExecutorFailure)) return internalFailure(thrown, secrets, requestId);
  const { errors, error, retryable = false, retryAfterMs, partialData } = thrown.extra;
  return {
    layer: thrown.layer,
    error: {
      message: redactSpellings(thrown.message, secrets),
      retryable,
      ...(errors === undefined ? {} : { errors: redactJson(errors, secrets) }),
      ...(error === undefined ? {} : { error }),
    },
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(partialData === undefined ? {} : { partialData: redactJson(partialData, secrets) }),
  };
}

/** The sandbox itself refused: too many are waiting, it is stopping, or the input is too large for it. */
function refusal({ code, message, extra }: AppError): Failure {
  const layer = code === "rate_limited" ? "rate_limit" : "sandbox";
  const retryable = code === "rate_limited" || code === "unavailable";
  return { layer, code, error: { message, retryable }, ...(retryable ? { retryAfterMs: extra.retryAfterMs ?? 1_000 } : {}) };
}

function internalFailure(thrown: unknown, secrets: string[], requestId: string): Failure {
  log.error("execution.failed", thrown, { requestId });
  const stack = thrown instanceof Error ? thrown.stack : undefined;
  return {
    layer: "internal",
    error: {
      message: "Something went wrong on our side",
      retryable: true,
      ...(stack === undefined ? {} : { internalStack: redactSpellings(stack, secrets) }),
    },
  };
}

/** The answer of a failed execution. */
export function toAppError(failure: Failure, trace: Trace): AppError {
  return failureToAppError(failure, { executionId: trace.id, durationMs: trace.durationMs, logs: trace.lines });
}

/** The answer of what failed like an execution and is none, unless `extra` says which. */
export function failureToAppError(failure: Failure, extra: Pick<AppErrorExtra, "executionId" | "durationMs" | "logs"> = {}): AppError {
  const { layer, error, retryAfterMs, partialData, code = CODE[layer] } = failure;
  const { message, retryable, errors, error: codeError } = error;
  return new AppError(code, message, {
    layer,
    retryable,
    ...extra,
    ...(errors === undefined ? {} : { errors }),
    ...(codeError === undefined ? {} : { error: codeError }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(partialData === undefined ? {} : { partialData }),
  });
}
