import { toAbortFailure } from "#lib/egress/to-abort-failure.ts";
import type { ExecutorFailure } from "#lib/errors.ts";

/** Why a call ended whose signal aborted while it waited. */
export function cancelled(signal: AbortSignal): ExecutorFailure {
  return toAbortFailure(signal.reason);
}
