import { setTimeout as sleep } from "node:timers/promises";
import type { Admission } from "#lib/executors/api-call/attempts/admit.ts";
import { newId } from "#lib/id.ts";
import { log } from "#lib/log.ts";
import { isTooSlow } from "./query-in-time.ts";
import { createSlots, giveSlotBack, takeSlot } from "./slots.ts";
import { tooBusy } from "./too-busy.ts";
import { WAITING_MAX } from "./waiting-limits.ts";
import { type Waiter, WaitingLine } from "./waiting-line.ts";

interface Wanted {
  size: number;
  /** When the request has to be over. */
  endsAt: number;
  release: () => void;
}

const POLL_MS = 25;
/** Slots that are not there may be those of a database that crashed: the table is not logged. */
const POLLS_BEFORE_CREATING = 40;
/** A request ends with its deadline; the rest is for the way back. */
const LEASE_SPARE_MS = 2_000;

/** Those of this process who wait for one of the requests that a connector may have under way. */
export class SlotLine {
  readonly #connectorId: string;
  readonly #line = new WaitingLine<Wanted>();
  #pumping = false;
  #created = 0;
  #wake = new AbortController();

  constructor(connectorId: string) {
    this.#connectorId = connectorId;
  }

  get isIdle(): boolean {
    return this.#line.length === 0;
  }

  /** Resolves with what gives the slot back. `freeInMs` tells those whose turn does not come how long it takes at least. */
  async take(size: number, admission: Admission, freeInMs: () => number): Promise<() => void> {
    const wanted: Wanted = { size, endsAt: performance.now() + admission.timeoutMs, release() {} };
    const full = `All ${size} requests that the connector may have under way are taken`;
    const served = this.#line.join(wanted, admission, {
      lengthMax: WAITING_MAX,
      late: () => tooBusy(full, Math.max(1_000, freeInMs())),
    });
    if (!this.#pumping) void this.#pump();
    await served;
    return wanted.release;
  }

  async #pump(): Promise<void> {
    this.#pumping = true;
    for (let polls = 1, first = this.#line.at(0); first !== undefined; polls++, first = this.#line.at(0)) {
      const { size, endsAt } = first.own;
      const holder = newId();
      try {
        if (size > this.#created || polls % POLLS_BEFORE_CREATING === 0) await createSlots(this.#connectorId, size);
        this.#created = Math.max(this.#created, size);
        const slot = await takeSlot(this.#connectorId, size, holder, Math.max(0, endsAt - performance.now()) + LEASE_SPARE_MS);
        if (slot === undefined) await this.#rest();
        else await this.#hand(first, slot, holder);
      } catch (error) {
        // Who waits for a slow database ends by themselves.
        if (!isTooSlow(error)) this.#line.refuse(first, error);
      }
    }
    this.#pumping = false;
  }

  /** To whom it was taken for: its lease is as long as their request may take. */
  async #hand(to: Waiter<Wanted>, slot: number, holder: string): Promise<void> {
    if (this.#line.at(0) !== to) return this.#giveBack(slot, holder);
    to.own.release = () => void this.#giveBack(slot, holder);
    this.#line.serve();
  }

  /** Until a slot of this process is given back, or one of another process may have been. */
  async #rest(): Promise<void> {
    this.#wake = new AbortController();
    await sleep(POLL_MS * (0.5 + Math.random()), undefined, { signal: this.#wake.signal }).catch(() => undefined);
  }

  async #giveBack(slot: number, holder: string): Promise<void> {
    try {
      await giveSlotBack(this.#connectorId, slot, holder);
    } catch (error) {
      // It is free again when its lease ends.
      log.warn("connector.slot_kept", { connectorId: this.#connectorId, error: error instanceof Error ? error.name : typeof error });
    }
    this.#wake.abort();
  }
}
