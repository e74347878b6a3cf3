import { toAbortFailure } from "#lib/egress/to-abort-failure.ts";
import { ExecutorFailure } from "#lib/errors.ts";

export interface Deadline {
  /** Why the call has to end, once it has to. */
  readonly failure: ExecutorFailure | undefined;
  /** Calls the listener when the call has to end. One listener at a time: a call is in one hop at a time. */
  onEnd(listener: (failure: ExecutorFailure) => void): void;
  clear(): void;
}

/** One timer and one listener for a call: `AbortSignal.any` and `AbortSignal.timeout` cost several times as much. */
export function startDeadline(timeoutMs: number, signal: AbortSignal | undefined): Deadline {
  let failure: ExecutorFailure | undefined;
  let notify: ((failure: ExecutorFailure) => void) | undefined;
  const end = (reason: ExecutorFailure) => {
    failure ??= reason;
    clear();
    notify?.(failure);
  };
  const onTimeout = () => end(new ExecutorFailure("timeout", `The call took longer than ${timeoutMs} ms`, { retryable: true }));
  const onAbort = () => end(toAbortFailure(signal?.reason));
  const timer = setTimeout(onTimeout, timeoutMs);
  const clear = () => {
    clearTimeout(timer);
    signal?.removeEventListener("abort", onAbort);
  };
  if (signal?.aborted) onAbort();
  else signal?.addEventListener("abort", onAbort);
  return {
    get failure() {
      return failure;
    },
    onEnd(listener) {
      notify = listener;
    },
    clear,
  };
}
