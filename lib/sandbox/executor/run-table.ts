import { type BrokerMessage, type CallAnswer, LOG_LEVELS, type RunRequest } from "../protocol.ts";
import type { Engine, EngineStep, Engines } from "./engine.ts";
import type { Send } from "./serve.ts";

/** Engines kept for the next runs; each holds about a megabyte. */
const FREE_ENGINES_MAX = 4;

/** The runs of one process: at most one goes on, the others wait for answers. */
export class RunTable {
  readonly #engines: Engines;
  readonly #send: Send;
  /** Last in, first out: what was used last is still in the processor's caches. */
  readonly #free: Engine[];
  readonly #waiting = new Map<number, Engine>();

  constructor(engines: Engines, first: Engine, send: Send) {
    this.#engines = engines;
    this.#free = [first];
    this.#send = send;
  }

  handle(message: BrokerMessage): Promise<void> {
    if (!Array.isArray(message)) return this.#begin(message);
    return message[0] === "answers" ? this.#resume(message[1], message[2]) : this.#stop(message[1]);
  }

  async #begin(request: RunRequest): Promise<void> {
    const engine = this.#free.pop() ?? (await this.#engines.newEngine());
    const step = engine.begin({
      ...request,
      onLog: (level, message, atMs) => this.#send(["log", request.run, LOG_LEVELS.indexOf(level), message, rounded(atMs)]),
      onLoading: () => this.#send(["loading", request.run]),
      onLoaded: () => this.#send(["loaded", request.run]),
    });
    if (step) return this.#report(request.run, engine, step);
    this.#send(["unknown_code", request.run]);
    this.#free.push(engine);
  }

  async #resume(run: number, answers: CallAnswer[]): Promise<void> {
    const engine = this.#waiting.get(run);
    if (!engine) throw new Error("The broker answered a run that is not here.");
    await this.#report(run, engine, engine.resume(answers));
  }

  async #stop(run: number): Promise<void> {
    const engine = this.#waiting.get(run);
    this.#send(["stopped", run]);
    if (engine) await this.#release(run, engine);
  }

  async #report(run: number, engine: Engine, step: EngineStep): Promise<void> {
    const cpuMs = rounded(engine.cpuMs);
    if ("calls" in step) {
      this.#waiting.set(run, engine);
      return this.#send(["park", run, step.calls, cpuMs]);
    }
    const runMs = rounded(engine.runMs);
    if (step.ok) this.#send(["result", run, step.resultJson, runMs, cpuMs]);
    else this.#send(["error", run, step.error, runMs, cpuMs]);
    await this.#release(run, engine);
  }

  /** After the answer is out: putting the world back is nobody's waiting time. */
  async #release(run: number, engine: Engine): Promise<void> {
    this.#waiting.delete(run);
    await engine.settle();
    if (this.#free.length < FREE_ENGINES_MAX) this.#free.push(engine);
  }
}

function rounded(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}
