import { ExecutorFailure } from "#lib/errors.ts";
import type { Health } from "#lib/executors/api-call/attempts/circuit-breakers.ts";

/** What came of an attempt. */
export interface Outcome {
  /** Of the answer, where one came. */
  status: number | undefined;
  thrown: unknown;
  /** Whether it was its caller who gave it too little time. */
  isCut: boolean;
}

const UNREACHED = new Set(["dns", "connect", "tls", "timeout"]);

/** What an attempt tells of the service. One that answers, if only to refuse a call, is well; one that the caller broke off tells nothing. */
export function healthOf({ status, thrown, isCut }: Outcome, signal: AbortSignal): Health {
  if (thrown === undefined) return (status ?? 0) >= 500 ? "bad" : "good";
  // The codes of gRPC are small: what they mean, the failure tells.
  if (status !== undefined && status >= 100 && status < 500) return "good";
  if (signal.aborted || isCut || !(thrown instanceof ExecutorFailure)) return "unknown";
  if (UNREACHED.has(thrown.layer)) return "bad";
  if (thrown.layer === "upstream") return thrown.extra.retryable === true ? "bad" : "good";
  return status === undefined ? "unknown" : "good";
}
