/** What one request may wait for its turn, and how long it may take once it has it. */
export interface Admission {
  /** All that is left to the call: it covers the wait and the request. */
  timeoutMs: number;
  signal: AbortSignal;
}

/**
 * Waits for the turn of one request under the limits of its connector. Resolves with what is to be called when the request is over;
 * throws an ExecutorFailure of layer rate_limit, with the time after which to come again, when its turn would come too late.
 */
export type Admit = (admission: Admission) => Promise<() => void>;
