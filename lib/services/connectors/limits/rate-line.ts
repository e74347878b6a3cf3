import { setTimeout as sleep } from "node:timers/promises";
import type { RateLimit } from "#lib/contracts/connector-limits.ts";
import type { Admission } from "#lib/executors/api-call/attempts/admit.ts";
import { isTooSlow } from "./query-in-time.ts";
import { takeTurn } from "./take-turn.ts";
import { tooBusy } from "./too-busy.ts";
import { WAITING_MAX } from "./waiting-limits.ts";
import { WaitingLine } from "./waiting-line.ts";

/** How far ahead turns are taken beside the next one: no more than these are lost when everybody goes away. */
const AHEAD_MS = 100;

/**
 * Those of this process who wait for their turn under one connector's rate limit. Turns are taken for the head of the line only, and each
 * goes to whoever is its head when it comes: somebody who goes away leaves their place to those behind.
 */
export class RateLine {
  readonly #connectorId: string;
  readonly #line = new WaitingLine<{ limit: RateLimit }>();
  /** When the turns come that were taken, the next one first. */
  readonly #coming: number[] = [];
  #pumping = false;

  constructor(connectorId: string) {
    this.#connectorId = connectorId;
  }

  get isIdle(): boolean {
    return this.#line.length === 0 && this.#coming.length === 0;
  }

  async pass(limit: RateLimit, admission: Admission): Promise<void> {
    const own = { limit };
    const waitMs = this.waitMs(limit);
    // While none of them has to wait, it is not known yet how many will.
    const lengthMax = this.#coming.length === 0 ? WAITING_MAX * 10 : WAITING_MAX;
    const turn = this.#line.join(own, admission, { lengthMax, late: () => usedUp(this.waitMs(limit)) });
    const last = this.#line.at(-1);
    // Whoever comes behind so many that their turn would be too late need not wait to learn it.
    if (last?.own === own && waitMs > last.leftMs) this.#line.refuse(last, usedUp(waitMs));
    if (!this.#pumping) void this.#pump();
    return turn;
  }

  /** How long whoever comes now has to wait at least. */
  waitMs({ requests, perSeconds }: RateLimit): number {
    const position = this.#line.length;
    const coming = this.#coming[Math.min(position, this.#coming.length - 1)];
    if (coming === undefined) return 0;
    const behind = Math.max(0, position - this.#coming.length + 1);
    return Math.max(0, coming - performance.now() + (behind * perSeconds * 1000) / requests);
  }

  async #pump(): Promise<void> {
    this.#pumping = true;
    for (let next = this.#next(); next !== undefined; next = this.#next()) {
      try {
        const { granted, waitMs } = await takeTurn(this.#connectorId, next.own.limit, Math.max(0, next.leftMs));
        if (!granted) this.#line.refuse(next, usedUp(waitMs));
        else await this.#expect(waitMs);
      } catch (error) {
        // Who waits for a slow database ends by themselves.
        if (!isTooSlow(error)) this.#line.refuse(next, error);
      }
    }
    this.#pumping = false;
  }

  /** The first for whom no turn was taken yet. */
  #next() {
    return this.#line.at(this.#coming.length);
  }

  /** One question at a time: so a connector never takes more than one connection to the database. */
  async #expect(waitMs: number): Promise<void> {
    if (waitMs === 0) return void this.#line.serve();
    this.#coming.push(performance.now() + waitMs);
    const come = () => {
      this.#coming.shift();
      this.#line.serve();
    };
    setTimeout(come, waitMs).unref();
    for (let last = this.#line.at(WAITING_MAX); last !== undefined; last = this.#line.at(WAITING_MAX)) {
      this.#line.refuse(last, usedUp(this.waitMs(last.own.limit)));
    }
    if (waitMs > AHEAD_MS) await sleep(waitMs - AHEAD_MS, undefined, { ref: false });
  }
}

function usedUp(waitMs: number) {
  const retryAfterMs = Math.max(1, Math.ceil(waitMs));
  return tooBusy(`The connector's rate limit is used up; the next turn is in ${retryAfterMs} ms`, retryAfterMs);
}
