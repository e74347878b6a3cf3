import { randomFillSync } from "node:crypto";
import { exceedsBytes } from "../../exceeds-bytes.ts";
import { type CallAnswer, LOG_LEVELS } from "../../protocol.ts";
import type { RunLimits } from "../../types.ts";
import { limitConsole } from "../console-limit.ts";
import type { EngineRun, EngineStep } from "../engine.ts";
import { HostCalls } from "../host-calls.ts";
import type { RunClock } from "../run-clock.ts";
import { classifyError, type RunFacts } from "./classify-error.ts";
import { callGuest, emptyRecord, type Guest } from "./guest.ts";
import { guarded, Thrown, toFailedRun } from "./guest-failure.ts";
import type { Pointer } from "./quickjs-module.ts";
import type { UserSource } from "./user-source.ts";

const JOBS_PER_BATCH = 1000;
const PENDING = 0;
const FULFILLED = 1;
/** What the engine itself takes of the linear memory before any heap. */
const ENGINE_BYTES = 6 * 1024 * 1024;
/** Memory grows by a twentieth at least, so the last step may overshoot. */
const GROWTH_SLACK = 1.05;
const TOO_LARGE = { kind: "large", name: "", message: "", stack: "" };
const MEGABYTE = 1024 * 1024;

const seeds = new Int32Array(1024);
let seedsLeft = 0;

interface Circumstances {
  source: UserSource;
  clock: RunClock;
  /** What the guest has allocated beyond what it started with. */
  heapBytes(): number;
}

/** One run in one guest, from its first instruction to its outcome, with any number of waits between. */
export class GuestRun {
  readonly facts: RunFacts;
  readonly #guest: Guest;
  readonly #limits: RunLimits;
  readonly #calls: HostCalls;
  readonly #clock: RunClock;
  readonly #source: UserSource;
  readonly #isOverMemory: () => boolean;
  #promise: Pointer = 0;

  constructor(guest: Guest, { limits, onLog }: EngineRun, { source, clock, heapBytes }: Circumstances) {
    this.#guest = guest;
    this.#limits = limits;
    this.#source = source;
    this.#clock = clock;
    this.#calls = new HostCalls(limits);
    this.facts = { phase: "compile", limits, timedOut: undefined, trapped: false, hostStackFull: false, memoryFull: false };
    const heapBytesMax = limits.memoryMb * MEGABYTE;
    const write = limitConsole(limits, (level, message) => onLog(level, message, performance.now() - this.#clock.startedAt));
    const record = emptyRecord();
    this.#isOverMemory = () => heapBytes() > heapBytesMax;
    record.mustStop = () => this.#clock.over() ?? (this.#isOverMemory() ? "memory" : undefined);
    record.onLog = (level, message) => write(LOG_LEVELS[level] ?? "log", message);
    record.onCall = (call, op, payloadJson) => this.#calls.add(call, op, payloadJson);
    guest.record = record;
    guest.instance.growth.denied = false;
    guest.instance.growth.bytesMax = ENGINE_BYTES + heapBytesMax * GROWTH_SLACK;
  }

  start(holder: Pointer, paramsJson: string): EngineStep {
    this.facts.phase = "run";
    return this.#step(() => {
      const { handles } = this.#guest;
      this.#promise = this.#call(handles.invoke, [holder, this.#text(paramsJson), ...this.#newSeeds()]);
    });
  }

  resume(answers: CallAnswer[]): EngineStep {
    this.#clock.resume();
    return this.#step(() => {
      const { ffi, handles } = this.#guest;
      for (const [call, ok, json] of answers) {
        if (!this.#calls.settle(call)) continue;
        const number = (value: number) => ffi._QTS_NewFloat64(handles.context, value);
        this.#call(handles.settle, [number(call), number(ok ? 1 : 0), this.#text(json)]);
      }
    });
  }

  /** The run goes no further, wherever it stands. */
  end(): void {
    this.#calls.close();
  }

  #step(action: () => void): EngineStep {
    const step = guarded(this.#guest, this.#source, this.facts, () => {
      action();
      return this.#drainJobs() ? this.#finish() : this.#wait();
    });
    if ("calls" in step || !step.ok) return step;
    const reason = this.#clock.over();
    if (reason === undefined) return step;
    this.#guest.record.stopped = reason;
    return this.#fail();
  }

  /** Runs promise jobs until the promise is settled or nothing is left to run. The clock is read between batches, since jobs may catch the interrupt. */
  #drainJobs(): boolean {
    const { ffi, handles, record, memory } = this.#guest;
    for (;;) {
      const state = ffi._QTS_PromiseState(handles.context, this.#promise);
      if (state === FULFILLED) return true;
      if (state !== PENDING) throw new Thrown(ffi._QTS_PromiseResult(handles.context, this.#promise));
      record.stopped ??= record.mustStop();
      if (record.stopped || ffi._QTS_IsJobPending(handles.runtime) === 0) return false;
      const done = ffi._QTS_ExecutePendingJob(handles.runtime, JOBS_PER_BATCH, handles.jobContext);
      if (memory.readText(ffi._QTS_Typeof(handles.context, done)) !== "number") throw new Thrown(done);
    }
  }

  #wait(): EngineStep {
    if (this.#guest.record.stopped || this.#isOverMemory() || !this.#calls.isWaiting) return this.#fail();
    this.#clock.pause();
    return { calls: this.#calls.take() };
  }

  #finish(): EngineStep {
    this.facts.phase = "result";
    const { ffi, handles, record } = this.#guest;
    this.#call(handles.finish, [ffi._QTS_PromiseResult(handles.context, this.#promise)]);
    const json = record.resultJson;
    // Memory starts larger than a small limit, and one instruction may take all of it.
    if (json === undefined || this.#isOverMemory()) return this.#fail();
    // The guest has counted characters only.
    if (exceedsBytes(json, this.#limits.resultBytesMax)) return { ok: false, error: classifyError(this.#source, TOO_LARGE, this.facts) };
    if (this.#calls.dropped > 0) record.onLog(LOG_LEVELS.indexOf("warn"), this.#droppedWords());
    return { ok: true, resultJson: json };
  }

  #fail(): EngineStep {
    return toFailedRun(this.#guest, this.#source, this.facts);
  }

  #droppedWords(): string {
    return `The code ended without waiting for ${this.#calls.dropped} of its calls, which were not made: use await.`;
  }

  #call(callee: Pointer, args: Pointer[]): Pointer {
    const { value, thrown } = callGuest(this.#guest, callee, args);
    if (thrown !== 0) throw new Thrown(thrown);
    return value;
  }

  #text(text: string): Pointer {
    const { ffi, handles, memory } = this.#guest;
    const written = memory.write(text);
    if (!written) throw new Thrown(0);
    const value = ffi._QTS_NewString(handles.context, written.at);
    ffi._free(written.at);
    return value;
  }

  #newSeeds(): Pointer[] {
    if (seedsLeft < 4) {
      randomFillSync(seeds);
      seedsLeft = seeds.length;
    }
    seedsLeft -= 4;
    const { ffi, handles } = this.#guest;
    return [0, 1, 2, 3].map((index) => ffi._QTS_NewFloat64(handles.context, seeds[seedsLeft + index] ?? 0));
  }
}
