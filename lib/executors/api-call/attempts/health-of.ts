import { ExecutorFailure } from "#lib/errors.ts";
import type { Health } from "#lib/executors/api-call/attempts/circuit-breakers.ts";

const UNREACHED = new Set(["dns", "connect", "tls", "timeout"]);

/** What an attempt tells of the service. One that refuses a call is well; one that the caller broke off tells nothing. */
export function healthOf(outcome: { thrown: unknown } | { status: number | undefined }, signal: AbortSignal): Health {
  if (!("thrown" in outcome)) return (outcome.status ?? 0) >= 500 ? "bad" : "good";
  const { thrown } = outcome;
  if (signal.aborted || !(thrown instanceof ExecutorFailure)) return "unknown";
  if (UNREACHED.has(thrown.layer)) return "bad";
  if (thrown.layer === "upstream") return thrown.extra.retryable === true ? "bad" : "good";
  return "unknown";
}
