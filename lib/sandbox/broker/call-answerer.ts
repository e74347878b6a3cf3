import { setImmediate as nextTurn } from "node:timers/promises";
import { log } from "#lib/log.ts";
import { exceedsBytes } from "../exceeds-bytes.ts";
import { SANDBOX_LIMITS } from "../limits.ts";
import type { CallAnswer, HostCallMessage } from "../protocol.ts";
import type { HostAnswer } from "../types.ts";
import type { Task } from "./task.ts";

/** Longer than any run may take. */
const SLEEP_MS_MAX = SANDBOX_LIMITS.timeoutMsMax * 2;

/** Sees to the host calls of one run. Each of them is answered once, unless the run has ended before. */
export class CallAnswerer {
  readonly #task: Task;
  readonly #onAnswer: () => void;
  readonly #abort = new AbortController();
  readonly #timers = new Set<NodeJS.Timeout>();
  #asked = 0;
  #slept = 0;
  #open = 0;

  constructor(task: Task, onAnswer: () => void) {
    this.#task = task;
    this.#onAnswer = onAnswer;
    task.onEnd(() => this.#end());
  }

  /** False when these are more or larger calls than the run may make: the executor holds those limits, unless it is no longer itself. */
  take(calls: HostCallMessage[]): boolean {
    const asked = calls.filter(([, op]) => op !== "sleep");
    this.#asked += asked.length;
    this.#slept += calls.length - asked.length;
    const { hostCallsMax, hostCallsAtOnceMax } = this.#task.limits;
    const isTooMany =
      this.#asked > hostCallsMax || this.#slept > SANDBOX_LIMITS.sleepsMax || this.#open + asked.length > hostCallsAtOnceMax;
    if (isTooMany || asked.some(([, , payload]) => payload.length > SANDBOX_LIMITS.hostPayloadBytesMax)) return false;
    this.#open += asked.length;
    for (const [call, op, payloadJson] of calls) if (op === "sleep") this.#sleep(call, Number(payloadJson));
    void this.#askInTurn(asked);
    return true;
  }

  /** Each in a turn of its own, since reading what it asks for may take a while. */
  async #askInTurn(calls: HostCallMessage[]): Promise<void> {
    for (const [index, [call, op, payloadJson]] of calls.entries()) {
      if (index > 0) await nextTurn();
      if (this.#task.ended) return;
      void this.#ask(call, op as "tool" | "fetch", payloadJson);
    }
  }

  #sleep(call: number, ms: number): void {
    const timer = setTimeout(
      () => {
        this.#timers.delete(timer);
        this.#answer([call, true, "null"]);
      },
      Math.min(SLEEP_MS_MAX, Math.max(0, ms || 0)),
    );
    this.#timers.add(timer.unref());
  }

  async #ask(call: number, op: "tool" | "fetch", payloadJson: string): Promise<void> {
    const { onCall } = this.#task.run;
    if (!onCall) {
      this.#open -= 1;
      return this.#answer(failed(call, "Error", "This code has nobody to call."));
    }
    try {
      const answer = toAnswer(call, await onCall({ op, payloadJson, signal: this.#abort.signal }));
      this.#open -= 1;
      this.#answer(answer);
    } catch (error) {
      this.#open -= 1;
      if (this.#task.ended) return;
      log.error("sandbox_call_failed", error, { op });
      this.#answer(failed(call, "InternalError", "The call failed for a reason on our side."));
    }
  }

  #answer(answer: CallAnswer): void {
    if (this.#task.ended) return;
    this.#task.answers.push(answer);
    this.#onAnswer();
  }

  #end(): void {
    this.#abort.abort();
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }
}

function toAnswer(call: number, answer: HostAnswer): CallAnswer {
  if (!answer.ok) return failed(call, answer.error.name, answer.error.message);
  const { hostAnswerBytesMax } = SANDBOX_LIMITS;
  if (exceedsBytes(answer.json, hostAnswerBytesMax)) {
    return failed(call, "LimitError", `The answer is larger than ${hostAnswerBytesMax / 1024} KB as JSON.`);
  }
  return [call, true, answer.json];
}

function failed(call: number, name: string, message: string): CallAnswer {
  return [call, false, JSON.stringify({ name, message: message.slice(0, SANDBOX_LIMITS.errorMessageCharsMax) })];
}
