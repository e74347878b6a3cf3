import { exceedsBytes } from "../exceeds-bytes.ts";
import { SANDBOX_LIMITS } from "../limits.ts";
import { HOST_OPS, type HostCallMessage } from "../protocol.ts";
import type { RunLimits } from "../types.ts";

/** Enough for any number. */
const SLEEP_CHARS_MAX = 32;
/** What waits here to be sent, of one run and of all in this process: it lies in the heap of the process, not in the memory of the guest. */
const UNSENT_CHARS_MAX = 2 * 1024 * 1024;
const UNSENT_CHARS_MAX_OF_ALL = 16 * 1024 * 1024;
const TOO_MUCH_UNSENT = `What calls send together before one of them is awaited may be ${UNSENT_CHARS_MAX / 1024 / 1024} MB.`;

let unsentCharsOfAll = 0;

/**
 * The host calls of one run. Code may make many at once; as many as allowed are sent, the others wait here. Sleeps are no calls to whoever writes
 * code: they have a number of their own, and wait for nothing. To be closed when the run has ended.
 */
export class HostCalls {
  readonly #limits: Pick<RunLimits, "hostCallsMax" | "hostCallsAtOnceMax">;
  readonly #open = new Set<number>();
  readonly #sleeping = new Set<number>();
  #unsent: HostCallMessage[] = [];
  #unsentSleeps: HostCallMessage[] = [];
  #unsentChars = 0;
  #count = 0;
  #sleepCount = 0;

  constructor(limits: Pick<RunLimits, "hostCallsMax" | "hostCallsAtOnceMax">) {
    this.#limits = limits;
  }

  /** Takes a call of the guest, or returns why it is refused. */
  add(call: number, op: string, payloadJson: string): string | undefined {
    if (op === "sleep") return this.#addSleep(call, payloadJson);
    const { hostCallsMax } = this.#limits;
    if (this.#count >= hostCallsMax) return `The code may make ${hostCallsMax} calls in one run.`;
    if (!(HOST_OPS as readonly string[]).includes(op)) return "There is no such call.";
    if (exceedsBytes(payloadJson, SANDBOX_LIMITS.hostPayloadBytesMax)) {
      return `What a call sends may be ${SANDBOX_LIMITS.hostPayloadBytesMax / 1024} KB as JSON.`;
    }
    const { length } = payloadJson;
    if (this.#unsentChars + length > UNSENT_CHARS_MAX || unsentCharsOfAll + length > UNSENT_CHARS_MAX_OF_ALL) return TOO_MUCH_UNSENT;
    this.#count += 1;
    this.#hold(length);
    this.#unsent.push([call, op, payloadJson]);
    return undefined;
  }

  get isWaiting(): boolean {
    return this.#open.size + this.#sleeping.size + this.#unsent.length + this.#unsentSleeps.length > 0;
  }

  /** The calls that may go out now. */
  take(): HostCallMessage[] {
    const calls = this.#unsent.splice(0, this.#limits.hostCallsAtOnceMax - this.#open.size);
    const sleeps = this.#unsentSleeps.splice(0);
    for (const [call, , payloadJson] of calls) {
      this.#open.add(call);
      this.#hold(-payloadJson.length);
    }
    for (const [call] of sleeps) this.#sleeping.add(call);
    return [...calls, ...sleeps];
  }

  /** False for an answer that nobody waits for. */
  settle(call: number): boolean {
    return this.#open.delete(call) || this.#sleeping.delete(call);
  }

  /** What the code called last without waiting for it, when it ends now: those calls are not made. */
  get dropped(): number {
    return this.#unsent.length;
  }

  /** Lets go of what was not sent. */
  close(): void {
    this.#unsent = [];
    this.#hold(-this.#unsentChars);
  }

  #addSleep(call: number, payloadJson: string): string | undefined {
    if (this.#sleepCount >= SANDBOX_LIMITS.sleepsMax) return `The code may sleep ${SANDBOX_LIMITS.sleepsMax} times in one run.`;
    if (payloadJson.length > SLEEP_CHARS_MAX) return "The time to sleep is a number.";
    this.#sleepCount += 1;
    this.#unsentSleeps.push([call, "sleep", payloadJson]);
    return undefined;
  }

  #hold(chars: number): void {
    this.#unsentChars += chars;
    unsentCharsOfAll += chars;
  }
}
