import { SANDBOX_LIMITS } from "../limits.ts";
import { HOST_OPS, type HostCallMessage } from "../protocol.ts";
import type { RunLimits } from "../types.ts";

/** The host calls of one run. Code may make many at once; as many as allowed are sent, the others wait here. */
export class HostCalls {
  readonly #limits: Pick<RunLimits, "hostCallsMax" | "hostCallsAtOnceMax">;
  readonly #open = new Set<number>();
  #unsent: HostCallMessage[] = [];
  #count = 0;

  constructor(limits: Pick<RunLimits, "hostCallsMax" | "hostCallsAtOnceMax">) {
    this.#limits = limits;
  }

  /** Takes a call of the guest, or returns why it is refused. */
  add(call: number, op: string, payloadJson: string): string | undefined {
    const { hostCallsMax } = this.#limits;
    if (this.#count >= hostCallsMax) return `The code may make ${hostCallsMax} calls in one run.`;
    if (!(HOST_OPS as readonly string[]).includes(op)) return "There is no such call.";
    if (isLarger(payloadJson, SANDBOX_LIMITS.hostPayloadBytesMax)) {
      return `What a call sends may be ${SANDBOX_LIMITS.hostPayloadBytesMax / 1024} KB as JSON.`;
    }
    this.#count += 1;
    this.#unsent.push([call, op, payloadJson]);
    return undefined;
  }

  get isWaiting(): boolean {
    return this.#open.size > 0 || this.#unsent.length > 0;
  }

  /** The calls that may go out now. */
  take(): HostCallMessage[] {
    const taken = this.#unsent.splice(0, this.#limits.hostCallsAtOnceMax - this.#open.size);
    for (const [call] of taken) this.#open.add(call);
    return taken;
  }

  /** False for an answer that nobody waits for. */
  settle(call: number): boolean {
    return this.#open.delete(call);
  }

  /** What the code called last without waiting for it, when it ends now: those calls are not made. */
  get dropped(): number {
    return this.#unsent.filter(([, op]) => op !== "sleep").length;
  }
}

function isLarger(text: string, bytesMax: number): boolean {
  return text.length > bytesMax || (text.length * 3 > bytesMax && Buffer.byteLength(text) > bytesMax);
}
