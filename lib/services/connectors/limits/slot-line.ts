import { setTimeout as sleep } from "node:timers/promises";
import type { Admission } from "#lib/executors/api-call/attempts/admit.ts";
import { cancelled } from "#lib/executors/api-call/attempts/cancelled.ts";
import { newId } from "#lib/id.ts";
import { log } from "#lib/log.ts";
import { createSlots, giveSlotBack, takeSlot } from "./slots.ts";
import { tooBusy } from "./too-busy.ts";
import { WAIT_SHARE_MAX, WAITING_MAX } from "./waiting-limits.ts";

interface Waiter {
  size: number;
  /** How long the request may hold its slot. */
  leaseMs: number;
  settle(outcome: { release: () => void } | { failure: unknown }): void;
}

const POLL_MS = 25;
/** Slots that are not there may be those of a database that crashed: the table is not logged. */
const POLLS_BEFORE_CREATING = 40;
/** A request ends with its deadline; the rest is for the way back. */
const LEASE_SPARE_MS = 2_000;

/** Those of this process who wait for one of the requests that a connector may have under way. First come, first served. */
export class SlotLine {
  readonly #connectorId: string;
  readonly #waiting: Waiter[] = [];
  #pumping = false;
  #created = 0;
  #wake = new AbortController();

  constructor(connectorId: string) {
    this.#connectorId = connectorId;
  }

  /** Resolves with what gives the slot back. */
  take(size: number, { timeoutMs, signal }: Admission): Promise<() => void> {
    const full = `All ${size} requests that the connector may have under way are taken`;
    if (this.#waiting.length >= WAITING_MAX) return Promise.reject(tooBusy(full, 1_000));
    return new Promise((resolve, reject) => {
      const leave = (failure: unknown) => {
        const index = this.#waiting.indexOf(waiter);
        if (index >= 0) this.#waiting.splice(index, 1);
        waiter.settle({ failure });
      };
      const onAbort = () => leave(cancelled(signal));
      const timer = setTimeout(() => leave(tooBusy(full, 1_000)), WAIT_SHARE_MAX * timeoutMs);
      const waiter: Waiter = {
        size,
        leaseMs: timeoutMs + LEASE_SPARE_MS,
        settle(outcome) {
          clearTimeout(timer);
          signal.removeEventListener("abort", onAbort);
          if ("release" in outcome) resolve(outcome.release);
          else reject(outcome.failure);
        },
      };
      if (signal.aborted) return onAbort();
      signal.addEventListener("abort", onAbort);
      this.#waiting.push(waiter);
      if (!this.#pumping) void this.#pump();
    });
  }

  async #pump(): Promise<void> {
    this.#pumping = true;
    for (let polls = 1; this.#waiting[0] !== undefined; polls++) {
      const { size, leaseMs } = this.#waiting[0];
      const holder = newId();
      try {
        if (size > this.#created || polls % POLLS_BEFORE_CREATING === 0) await createSlots(this.#connectorId, size);
        this.#created = Math.max(this.#created, size);
        const slot = await takeSlot(this.#connectorId, size, holder, leaseMs);
        if (slot === undefined) await this.#rest();
        else this.#hand(slot, holder);
      } catch (error) {
        this.#waiting.shift()?.settle({ failure: error });
      }
    }
    this.#pumping = false;
  }

  #hand(slot: number, holder: string): void {
    const release = () => void this.#giveBack(slot, holder);
    const next = this.#waiting.shift();
    if (next === undefined) release();
    else next.settle({ release });
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
