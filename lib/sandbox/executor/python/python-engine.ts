import { SANDBOX_LIMITS } from "../../limits.ts";
import type { EngineOutcome, EngineRun } from "../engine.ts";
import { classifyPythonError, type PythonFacts } from "./classify-python-error.ts";
import { GuestStopped } from "./guest-stopped.ts";
import { newText, newTuple, readText } from "./guest-text.ts";
import { type LoadedPython, loadPython } from "./load-python.ts";
import type { Pointer } from "./pyodide-module.ts";
import { parseFailure } from "./python-failure.ts";
import { PythonMemory } from "./python-memory.ts";
import { type Outside, PythonRun } from "./python-run.ts";

const MEGABYTE = 1024 * 1024;
/** Linear memory never shrinks, and all of it is put back after every run. */
const KEPT_GROWTH_BYTES = 128 * MEGABYTE;
/** What describing an error may take after the memory was used up. */
const AFTERMATH_BYTES = 4 * MEGABYTE;
const OPEN_FLAGS_OF_WRITING = 0o1 | 0o2 | 0o100 | 0o1000 | 0o2000;

/** How a run ended: as any other, or given up for the broker. */
export type PythonOutcome = EngineOutcome | { stopped: true };

/** One interpreter. Every run finds its memory as it was after the start. */
export class PythonEngine {
  readonly #python: LoadedPython;
  readonly #memory: PythonMemory;
  #run: PythonRun | undefined;
  #bytesMax = 0;
  #isTrapped = false;

  static async create(snapshotPath: string, wheelsDir: string | undefined): Promise<PythonEngine> {
    return new PythonEngine(await loadPython(snapshotPath, wheelsDir));
  }

  private constructor(python: LoadedPython) {
    this.#python = python;
    this.#warm("import asyncio\nprint('warm')\nawait asyncio.sleep(0)\nreturn {'n': params['n']}");
    python.lock.shut({
      onCheck: () => this.#run?.onCheck() ?? false,
      mayGrow: (bytes) => this.#mayGrow(bytes),
      mayOpen: (path, flags) => (flags & OPEN_FLAGS_OF_WRITING) === 0 || python.module.UTF8ToString(path) === "/dev/null",
    });
    this.#warm("result = params['n']");
    capGrowth(python.module.memory, () => this.#bytesMax);
    this.#memory = new PythonMemory(python.module);
  }

  /** True when the memory is what every run starts from, to the last byte. */
  isPristine(): boolean {
    return this.#memory.isPristine();
  }

  /** True when this process should give way to a new one. */
  get isWorn(): boolean {
    return this.#isTrapped || this.#memory.grownBytes > KEPT_GROWTH_BYTES;
  }

  /** Milliseconds in which the last run was not waiting. */
  get cpuMs(): number {
    return this.#run?.clock.cpuMs ?? 0;
  }

  run(run: EngineRun, code: string, outside: Outside): PythonOutcome {
    const current = new PythonRun(run, outside);
    this.#run = current;
    this.#limitMemory(run.limits.memoryMb);
    this.#python.devices.connect(current);
    const answer = this.#call(code, run.paramsJson);
    current.end();
    if (answer instanceof GuestStopped && answer.reason === "stop") return { stopped: true };
    const facts: PythonFacts = { limits: run.limits, timedOut: current.timedOut, growthRefused: current.growthRefused, end: undefined };
    if (typeof answer !== "string") return { ok: false, error: classifyPythonError(code, undefined, { ...facts, end: toEnd(answer) }) };
    if (answer[0] === "+" && !current.timedOut) return toResult(code, answer.slice(1), facts);
    return { ok: false, error: classifyPythonError(code, parseFailure(answer), facts) };
  }

  /** Puts everything back. To be called after every run. */
  settle(): void {
    this.#run = undefined;
    this.#python.devices.connect(undefined);
    this.#memory.restore();
  }

  #warm(code: string): void {
    const answer = this.#call(code, '{"n":1}');
    if (typeof answer !== "string" || answer[0] !== "+") throw new Error(`The interpreter does not run: ${String(answer).slice(0, 300)}`);
  }

  /** What the guest's `run` returned, or what was thrown through it. */
  #call(code: string, paramsJson: string): unknown {
    const { module, run } = this.#python;
    try {
      const answer = module._PyObject_CallOneArg(run, newTuple(module, [newText(module, code), newText(module, paramsJson)]));
      if (answer === 0) module._PyErr_Clear();
      return answer === 0 ? undefined : readText(module, answer as Pointer);
    } catch (error) {
      this.#isTrapped ||= error instanceof WebAssembly.RuntimeError;
      return error;
    }
  }

  /** Memory that earlier runs made the process take is not given to this one: the heap starts so far up that the limit is where the memory ends. */
  #limitMemory(memoryMb: number): void {
    const { heapEnd, bytesAtStart } = this.#memory;
    const { module } = this.#python;
    this.#bytesMax = Math.max(bytesAtStart, Math.ceil((heapEnd + memoryMb * MEGABYTE) / 65536) * 65536);
    const surplus = module.HEAPU8.length - this.#bytesMax;
    if (surplus > 0) module._sbrk(surplus);
    this.#bytesMax += Math.max(0, surplus);
  }

  #mayGrow(bytes: number): boolean {
    if (bytes <= this.#bytesMax) return true;
    if (this.#run && !this.#run.growthRefused) {
      this.#run.growthRefused = true;
      this.#bytesMax += AFTERMATH_BYTES;
    }
    return false;
  }
}

/** The interpreter's own side takes up to a fifth more than was asked for. */
function capGrowth(memory: WebAssembly.Memory, bytesMax: () => number): void {
  const grow = memory.grow.bind(memory);
  memory.grow = (pages) => grow(Math.min(pages, Math.floor((bytesMax() - memory.buffer.byteLength) / 65536)));
}

function toEnd(thrown: unknown): PythonFacts["end"] {
  if (thrown instanceof GuestStopped) return "ended";
  return thrown instanceof RangeError ? "stack" : "trapped";
}

/** The text comes from the guest and is passed on as JSON, so it must be that. */
function toResult(code: string, json: string, facts: PythonFacts): EngineOutcome {
  const { resultBytesMax } = facts.limits;
  const fail = (kind: string, message: string): EngineOutcome => {
    const failure = { kind, name: "ResultError", message, frames: [] };
    return { ok: false, error: classifyPythonError(code, failure, facts) };
  };
  if (Buffer.byteLength(json) > Math.min(resultBytesMax, SANDBOX_LIMITS.resultBytesMax)) return fail("large", "");
  try {
    JSON.parse(json);
  } catch {
    return fail("serialize", "The result is not JSON.");
  }
  return { ok: true, resultJson: json };
}
