import { log } from "#lib/log.ts";
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

  constructor(task: Task, onAnswer: () => void) {
    this.#task = task;
    this.#onAnswer = onAnswer;
    task.onEnd(() => this.#end());
  }

  take(calls: HostCallMessage[]): void {
    for (const [call, op, payloadJson] of calls) {
      if (op === "sleep") this.#sleep(call, Number(payloadJson));
      else this.#ask(call, op as "tool" | "fetch", payloadJson);
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
    if (!onCall) return this.#answer(failed(call, "Error", "This code has nobody to call."));
    try {
      this.#answer(toAnswer(call, await onCall({ op, payloadJson, signal: this.#abort.signal })));
    } catch (error) {
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
  if (answer.json.length * 3 > hostAnswerBytesMax && Buffer.byteLength(answer.json) > hostAnswerBytesMax) {
    return failed(call, "LimitError", `The answer is larger than ${hostAnswerBytesMax / 1024} KB as JSON.`);
  }
  return [call, true, answer.json];
}

function failed(call: number, name: string, message: string): CallAnswer {
  return [call, false, JSON.stringify({ name, message: message.slice(0, SANDBOX_LIMITS.errorMessageCharsMax) })];
}
