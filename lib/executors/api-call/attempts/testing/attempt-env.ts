import type { ExchangeAttempt } from "#lib/contracts/exchange.ts";
import type { AttemptEnv } from "#lib/executors/api-call/attempts/attempt.ts";

export interface RecordingEnv extends AttemptEnv {
  attempts: ExchangeAttempt[];
  /** Milliseconds by phase. */
  phases: Record<string, number>;
}

/** An environment that keeps what attempts tell. */
export function attemptEnv(timeoutMs = 5000, signal = new AbortController().signal): RecordingEnv {
  const attempts: ExchangeAttempt[] = [];
  const phases: Record<string, number> = {};
  const phase = (name: string, ms: number) => {
    phases[name] = (phases[name] ?? 0) + ms;
  };
  return { attempts, phases, timeoutMs, signal, record: { logs() {}, phase, attempt: (one) => attempts.push(one) } };
}
