import type { ExecutionEnv } from "#lib/executors/types.ts";

/** What attempts use of the environment. */
export type AttemptEnv = Pick<ExecutionEnv, "record" | "signal" | "timeoutMs" | "startedAt">;

export interface AttemptRules {
  /** Whether a second attempt does no harm when the first may have reached the service. */
  idempotent: boolean;
}

/** One attempt of a call, as it sees itself. */
export interface Attempt {
  /** From 1. */
  readonly number: number;
  /** What is left of the call's time at this moment. */
  readonly timeoutMs: number;
  /** To be told as soon as anything was sent: from here on only what is idempotent is attempted again. */
  sent(): void;
  /** To be told when an answer came, with its status. */
  answered(status: number): void;
}
