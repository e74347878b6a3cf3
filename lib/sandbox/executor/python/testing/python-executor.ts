import { once } from "node:events";
import type { ExecutorKind } from "../../../broker/spawn-executor.ts";
import { type SpawnedExecutor, spawnExecutor } from "../../../broker/spawn-executor.ts";
import { encodeFrame, FrameReader } from "../../../frames.ts";
import { SANDBOX_LIMITS } from "../../../limits.ts";
import type { BrokerMessage, CallAnswer, ExecutorMessage, HostCallMessage } from "../../../protocol.ts";
import type { RunLimits, SandboxError } from "../../../types.ts";

export const LIMITS: RunLimits = {
  timeoutMs: 5000,
  cpuMs: 5000,
  memoryMb: 32,
  resultBytesMax: 1024 * 1024,
  logLinesMax: 1000,
  logBytesMax: 64 * 1024,
  hostCallsMax: 100,
  hostCallsAtOnceMax: 16,
};

export interface Ran {
  /** "ok", an error code, "stopped", or "TIMEOUT_HARD" when the process had to be killed. */
  ending: string;
  value: unknown;
  error: SandboxError | undefined;
  logs: string[];
  levels: number[];
  parks: HostCallMessage[][];
  runMs: number;
  cpuMs: number;
  isWorn: boolean;
}

/** How a host call is answered; undefined: by stopping the run. */
export type Answerer = (op: string, payload: unknown) => CallAnswer[2] | { error: { name: string; message: string } } | undefined;

/** The broker's end of one executor of Python, by frames, for tests. */
export class PythonExecutor {
  readonly #kind: ExecutorKind;
  readonly #messages: ExecutorMessage[] = [];
  #executor: SpawnedExecutor;
  #wake: () => void = () => {};
  #isGone = false;
  #lastRun = 0;
  readyMs = 0;

  static async start(kind: ExecutorKind): Promise<PythonExecutor> {
    const executor = new PythonExecutor(kind);
    await executor.#boot();
    return executor;
  }

  private constructor(kind: ExecutorKind) {
    this.#kind = kind;
    this.#executor = this.#spawn();
  }

  get pid(): number | undefined {
    return this.#executor.child.pid;
  }

  async close(): Promise<void> {
    if (this.#isGone) return;
    const ended = once(this.#executor.child, "exit");
    this.#executor.child.kill("SIGKILL");
    await ended;
  }

  send(message: BrokerMessage): void {
    this.#executor.channel.write(encodeFrame(message));
  }

  /** The next message, outside of a run. */
  receive(): Promise<ExecutorMessage | undefined> {
    return this.#next(performance.now() + 5000);
  }

  /** Runs code to its end, and takes a new process when this one was killed or is worn. */
  async run(
    code: string,
    { params = {}, answer, ...limits }: Partial<RunLimits> & { params?: unknown; answer?: Answerer } = {},
  ): Promise<Ran> {
    this.#lastRun += 1;
    const run = this.#lastRun;
    const all = { ...LIMITS, ...limits };
    const startedAt = performance.now();
    const killAt = startedAt + all.timeoutMs + SANDBOX_LIMITS.hardKillGraceMs;
    this.send({ run, codeId: run, code, language: "python", paramsJson: JSON.stringify(params), limits: all });
    const ran: Ran = { ending: "", value: undefined, error: undefined, logs: [], levels: [], parks: [], runMs: 0, cpuMs: 0, isWorn: false };
    while (ran.ending === "") await this.#step(run, ran, killAt, answer);
    ran.runMs ||= performance.now() - startedAt;
    if (ran.isWorn || ran.ending === "TIMEOUT_HARD") await this.#replace();
    return ran;
  }

  async #step(run: number, ran: Ran, killAt: number, answer: Answerer | undefined): Promise<void> {
    const message = await this.#next(killAt);
    if (message === undefined) ran.ending = "TIMEOUT_HARD";
    else if (message[0] === "log") {
      ran.logs.push(message[3]);
      ran.levels.push(message[2]);
    } else if (message[0] === "worn") ran.isWorn = true;
    else if (message[0] === "park") {
      ran.parks.push(message[2]);
      await this.#answer(run, message[2], killAt, answer);
    } else if (message[0] === "result") [, , , ran.runMs, ran.cpuMs, ran.ending, ran.value] = [...message, "ok", JSON.parse(message[2])];
    else if (message[0] === "error") [, , ran.error, ran.runMs, ran.cpuMs, ran.ending] = [...message, message[2].code];
    else ran.ending = message[0];
  }

  async #answer(run: number, calls: HostCallMessage[], killAt: number, answer: Answerer | undefined): Promise<void> {
    const answers: CallAnswer[] = [];
    for (const [call, op, payloadJson] of calls) {
      if (op === "sleep") {
        const ms = Math.min(Number(payloadJson), killAt - SANDBOX_LIMITS.hardKillGraceMs - performance.now());
        await new Promise((resolve) => setTimeout(resolve, ms));
        if (performance.now() >= killAt - SANDBOX_LIMITS.hardKillGraceMs - 1) return this.send(["stop", run]);
        answers.push([call, true, "null"]);
        continue;
      }
      const answered = answer ? answer(op, JSON.parse(payloadJson)) : { error: { name: "Error", message: "nobody" } };
      if (answered === undefined) return this.send(["stop", run]);
      answers.push(typeof answered === "string" ? [call, true, answered] : [call, false, JSON.stringify(answered.error)]);
    }
    this.send(["answers", run, answers]);
  }

  async #next(until: number): Promise<ExecutorMessage | undefined> {
    while (this.#messages.length === 0 && !this.#isGone) {
      const left = until - performance.now();
      if (left <= 0) {
        await this.close();
        return undefined;
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    return this.#messages.shift();
  }

  async #replace(): Promise<void> {
    await this.close();
    this.#executor = this.#spawn();
    await this.#boot();
  }

  async #boot(): Promise<void> {
    const startedAt = performance.now();
    const message = await this.#next(startedAt + 30_000);
    this.readyMs = performance.now() - startedAt;
    if (message?.[0] !== "ready") throw new Error(`The executor did not start: ${JSON.stringify(message)}`);
  }

  #spawn(): SpawnedExecutor {
    const executor = spawnExecutor(this.#kind);
    const reader = new FrameReader(8 * 1024 * 1024);
    this.#isGone = false;
    this.#messages.length = 0;
    for (const stream of executor.child.stdio) stream?.on("error", () => {});
    executor.channel.on("data", (chunk: Buffer) => {
      if (executor !== this.#executor) return;
      reader.push(chunk);
      for (let message = reader.next(); message !== undefined; message = reader.next()) this.#messages.push(message as ExecutorMessage);
      this.#wake();
    });
    executor.child.once("exit", () => {
      if (executor === this.#executor) this.#isGone = true;
      this.#wake();
    });
    return executor;
  }
}
