import type { CodeError, ErrorCode, FieldError, Layer, LogLine } from "#lib/contracts/errors.ts";
import type { Json } from "#lib/contracts/json.ts";

export interface AppErrorExtra {
  errors?: FieldError[];
  layer?: Layer;
  retryable?: boolean;
  retryAfterMs?: number;
  executionId?: string;
  durationMs?: number;
  logs?: LogLine[];
  error?: CodeError;
  /** What a service answered beside its errors. */
  partialData?: Json;
  headers?: Record<string, string>;
  cause?: unknown;
}

/** A refusal the caller may read: `detail` goes into the answer as it stands, so it never holds a secret or an id of another workspace. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly extra: AppErrorExtra;

  constructor(code: ErrorCode, detail: string, extra: AppErrorExtra = {}) {
    super(detail, { cause: extra.cause });
    this.name = "AppError";
    this.code = code;
    this.extra = extra;
  }
}

export interface ExecutorFailureExtra {
  retryable?: boolean;
  retryAfterMs?: number;
  errors?: FieldError[];
  /** What the user's own code threw, with the user's frames only. */
  error?: CodeError;
  /** What a service answered beside its errors. */
  partialData?: Json;
  cause?: unknown;
}

/** An execution that began and failed. `message` is shown to the caller; `cause` only to the server's log. */
export class ExecutorFailure extends Error {
  readonly layer: Layer;
  readonly extra: ExecutorFailureExtra;

  constructor(layer: Layer, message: string, extra: ExecutorFailureExtra = {}) {
    super(message, { cause: extra.cause });
    this.name = "ExecutorFailure";
    this.layer = layer;
    this.extra = extra;
  }
}
