import { toAbortFailure } from "#lib/egress/to-abort-failure.ts";

export interface DialLimit {
  /** Aborts when the time is up, or with the caller; its reason says which. */
  signal: AbortSignal;
  /** Waits for the work, but no longer than until the signal aborts. */
  race<T>(work: Promise<T>): Promise<T>;
  clear(): void;
}

const TOO_SLOW = Object.assign(new Error("The time to connect is up"), { code: "CONNECT_TIMEOUT" });

export function startDialLimit(timeoutMs: number, caller: AbortSignal | undefined): DialLimit {
  const controller = new AbortController();
  const { signal } = controller;
  const onAbort = () => controller.abort(toAbortFailure(caller?.reason));
  const timer = setTimeout(() => controller.abort(TOO_SLOW), timeoutMs);
  if (caller?.aborted) onAbort();
  else caller?.addEventListener("abort", onAbort);
  return {
    signal,
    race: (work) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) reject(signal.reason);
        signal.addEventListener("abort", () => reject(signal.reason));
        work.then(resolve, reject);
      }),
    clear() {
      clearTimeout(timer);
      caller?.removeEventListener("abort", onAbort);
    },
  };
}
