import type { RateLimit } from "#lib/contracts/connector-limits.ts";
import type { Admission } from "#lib/executors/api-call/attempts/admit.ts";
import { pause } from "#lib/executors/api-call/attempts/pause.ts";
import { takeTurn } from "./take-turn.ts";
import { tooBusy } from "./too-busy.ts";
import { WAIT_SHARE_MAX, WAITING_MAX } from "./waiting-limits.ts";

/** Those of this process who wait for their turn under one connector's rate limit. */
export class RateLine {
  readonly #connectorId: string;
  #asking: Promise<unknown> = Promise.resolve();
  #asked = 0;
  #waiting = 0;

  constructor(connectorId: string) {
    this.#connectorId = connectorId;
  }

  async pass(limit: RateLimit, { timeoutMs, signal }: Admission): Promise<void> {
    const endsAt = performance.now() + timeoutMs;
    const { granted, waitMs } = await this.#ask(limit, endsAt);
    if (!granted) throw tooBusy(`The connector's rate limit is used up; the next turn is in ${waitMs} ms`, waitMs);
    if (waitMs === 0) return;
    try {
      await pause(waitMs, signal);
    } finally {
      this.#waiting -= 1;
    }
  }

  /** One question at a time: so it is known how many wait, and a connector never takes more than one connection to the database. */
  async #ask(limit: RateLimit, endsAt: number) {
    if (this.#asked >= WAITING_MAX * 10) throw tooBusy("Too many calls of this connector arrive at once", 1_000);
    this.#asked += 1;
    const answer = this.#asking.then(async () => {
      const waitMsMax = this.#waiting < WAITING_MAX ? Math.max(0, WAIT_SHARE_MAX * (endsAt - performance.now())) : 0;
      const turn = await takeTurn(this.#connectorId, limit, waitMsMax);
      // Before the next one asks.
      if (turn.granted && turn.waitMs > 0) this.#waiting += 1;
      return turn;
    });
    this.#asking = answer.catch(() => undefined);
    return answer.finally(() => {
      this.#asked -= 1;
    });
  }
}
