import { randomFillSync } from "node:crypto";
import { SANDBOX_LIMITS } from "../../limits.ts";
import { LOG_LEVELS } from "../../protocol.ts";
import type { EngineOutcome, EngineRun } from "../engine.ts";
import { classifyError, type RunFacts } from "./classify-error.ts";
import { callGuest, emptyRecord, type Guest } from "./guest.ts";
import type { Pointer } from "./quickjs-module.ts";
import { asDeclaration, asMethod } from "./user-source.ts";

const COMPILE_ONLY = 32;
const JOBS_PER_BATCH = 1000;
const PENDING = 0;
const FULFILLED = 1;
/** What reading the failed run's error may cost after its time or memory was used up; well inside the grace before the hard kill. */
const AFTERMATH_MS = 15;
const AFTERMATH_BYTES = 4 * 1024 * 1024;
/** What the engine itself takes of the linear memory before any heap. */
const ENGINE_BYTES = 6 * 1024 * 1024;
/** Memory grows by a twentieth at least, so the last step may overshoot. */
const GROWTH_SLACK = 1.05;
const TOO_LARGE = { kind: "large", name: "", message: "", stack: "" };
const MEGABYTE = 1024 * 1024;

const seeds = new Int32Array(1024);
let seedsLeft = 0;

/** Starts the clock and the limits of one run. */
export function beginRun(guest: Guest, run: EngineRun, heapBytes: () => number): RunFacts {
  const startedAt = performance.now();
  guest.record = emptyRecord();
  guest.record.deadline = startedAt + run.timeoutMs;
  guest.record.onLog = (level, message) => run.onLog(LOG_LEVELS[level] ?? "log", message, performance.now() - startedAt);
  const { timeoutMs, memoryLimitMb } = run;
  const heapBytesMax = memoryLimitMb * MEGABYTE;
  guest.record.memoryExceeded = () => heapBytes() > heapBytesMax;
  guest.instance.growth.denied = false;
  guest.instance.growth.bytesMax = ENGINE_BYTES + heapBytesMax * GROWTH_SLACK;
  return { phase: "compile", timeoutMs, memoryLimitMb, timedOut: false, trapped: false, hostStackFull: false, memoryFull: false };
}

/** Parses the code alone, to be done in a memory that is put back afterwards. */
export function checkSyntax(guest: Guest, code: string, facts: RunFacts): EngineOutcome | undefined {
  return guarded(guest, code, facts, () => {
    evaluate(guest, asDeclaration(code), COMPILE_ONLY);
    return undefined;
  });
}

/** Compiles the code to the object whose method it is. */
export function compileCode(guest: Guest, code: string, facts: RunFacts): { holder: Pointer } | { outcome: EngineOutcome } {
  let holder = 0;
  const outcome = guarded(guest, code, facts, () => {
    holder = evaluate(guest, asMethod(code), 0);
    return undefined;
  });
  return outcome ? { outcome } : { holder };
}

export function runCompiled(guest: Guest, code: string, holder: Pointer, paramsJson: string, facts: RunFacts): EngineOutcome {
  facts.phase = "run";
  const outcome = guarded(guest, code, facts, () => {
    const promise = mustReturn(callGuest(guest, guest.handles.invoke, [holder, newString(guest, paramsJson), ...newSeeds(guest)]));
    if (!drainJobs(guest, promise)) return failed(guest, code, facts);
    facts.phase = "result";
    mustReturn(callGuest(guest, guest.handles.finish, [guest.ffi._QTS_PromiseResult(guest.handles.context, promise)]));
    const json = guest.record.resultJson;
    if (json === undefined) return failed(guest, code, facts);
    return isTooLarge(json) ? { ok: false, error: classifyError(code, TOO_LARGE, facts) } : { ok: true, resultJson: json };
  });
  if (!outcome) throw new Error("A run ended without an outcome.");
  if (!outcome.ok || performance.now() <= guest.record.deadline) return outcome;
  guest.record.stopped = "time";
  return failed(guest, code, facts);
}

/** The guest counts characters, of which each may take three bytes. */
function isTooLarge(json: string): boolean {
  return json.length * 3 > SANDBOX_LIMITS.resultBytesMax && Buffer.byteLength(json) > SANDBOX_LIMITS.resultBytesMax;
}

/** A guest exception on its way to `failed`. Never leaves this file. */
class Thrown {
  readonly value: Pointer;
  constructor(value: Pointer) {
    this.value = value;
  }
}

/** Turns every way in which a step can end badly into an outcome: an exception of the guest, or a trap of the machine below it. */
function guarded(guest: Guest, code: string, facts: RunFacts, step: () => EngineOutcome | undefined): EngineOutcome | undefined {
  try {
    return step();
  } catch (error) {
    if (error instanceof Thrown) return failed(guest, code, facts, error.value);
    facts.trapped = true;
    facts.hostStackFull = error instanceof RangeError;
    facts.memoryFull ||= guest.instance.growth.denied;
    return { ok: false, error: classifyError(code, undefined, facts) };
  }
}

function failed(guest: Guest, code: string, facts: RunFacts, thrown?: Pointer): EngineOutcome {
  const { record } = guest;
  facts.timedOut ||= record.stopped === "time" || (record.stopped === undefined && performance.now() > record.deadline);
  facts.memoryFull ||= record.stopped === "memory" || guest.instance.growth.denied;
  if (thrown !== undefined && thrown !== 0) {
    record.deadline = performance.now() + AFTERMATH_MS;
    record.memoryExceeded = () => false;
    guest.instance.growth.bytesMax += AFTERMATH_BYTES;
    guest.instance.growth.denied = false;
    try {
      callGuest(guest, guest.handles.fail, [thrown]);
    } catch {
      facts.trapped = true;
    }
  }
  return { ok: false, error: classifyError(code, record.failure, facts) };
}

/** Runs promise jobs until the promise is settled. False when it cannot be any more; the deadline is checked between batches, since jobs may catch the interrupt. */
function drainJobs(guest: Guest, promise: Pointer): boolean {
  const { ffi, handles, record } = guest;
  for (;;) {
    const state = ffi._QTS_PromiseState(handles.context, promise);
    if (state === FULFILLED) return true;
    if (state !== PENDING) throw new Thrown(ffi._QTS_PromiseResult(handles.context, promise));
    if (record.stopped || performance.now() > record.deadline || ffi._QTS_IsJobPending(handles.runtime) === 0) return false;
    const done = ffi._QTS_ExecutePendingJob(handles.runtime, JOBS_PER_BATCH, handles.jobContext);
    if (guest.memory.readText(ffi._QTS_Typeof(handles.context, done)) !== "number") throw new Thrown(done);
  }
}

function evaluate(guest: Guest, wrapped: string, flags: number): Pointer {
  const { ffi, handles, memory } = guest;
  const text = memory.write(wrapped);
  if (!text) throw new Thrown(0);
  const value = ffi._QTS_Eval(handles.context, text.at, text.length, handles.userFile, 0, flags);
  const thrown = ffi._QTS_ResolveException(handles.context, value);
  if (thrown !== 0) throw new Thrown(thrown);
  return value;
}

function mustReturn(call: { value: Pointer; thrown: Pointer }): Pointer {
  if (call.thrown !== 0) throw new Thrown(call.thrown);
  return call.value;
}

function newString(guest: Guest, text: string): Pointer {
  const written = guest.memory.write(text);
  if (!written) throw new Thrown(0);
  return guest.ffi._QTS_NewString(guest.handles.context, written.at);
}

function newSeeds(guest: Guest): Pointer[] {
  if (seedsLeft < 4) {
    randomFillSync(seeds);
    seedsLeft = seeds.length;
  }
  seedsLeft -= 4;
  return [0, 1, 2, 3].map((index) => guest.ffi._QTS_NewFloat64(guest.handles.context, seeds[seedsLeft + index] ?? 0));
}
