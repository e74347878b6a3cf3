import type { Upstream } from "#lib/executors/api-call/upstream.ts";
import type { ExecutionEnv } from "#lib/executors/types.ts";

/** What of a connector governs the attempts of its calls. */
export type AttemptLimits = Pick<Upstream, "connectorId" | "revision" | "timeoutMs" | "retry" | "circuitBreaker" | "admit" | "used">;

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
  /** To be waited for before the request is sent once more, signed as its answer asks for: what is sent has its own turn and its own line in the record. */
  again(status: number): Promise<void>;
}
