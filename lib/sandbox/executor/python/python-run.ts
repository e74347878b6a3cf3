import { SANDBOX_LIMITS } from "../../limits.ts";
import { type BrokerMessage, type CallAnswer, type HostCallMessage, LOG_LEVELS, type LogLevel } from "../../protocol.ts";
import { limitConsole } from "../console-limit.ts";
import type { EngineRun } from "../engine.ts";
import { HostCalls } from "../host-calls.ts";
import { RunClock } from "../run-clock.ts";
import { GuestStopped } from "./guest-stopped.ts";
import { LineSplitter } from "./line-splitter.ts";

/** How a run that goes on reaches the broker. `wait` blocks; undefined when the broker is gone. */
export interface Outside {
  park(calls: HostCallMessage[], cpuMs: number): void;
  wait(): BrokerMessage | undefined;
}

/** What a run may take for reading its error after its time was over; well inside the grace before the kill. */
const AFTERMATH_MS = 15;
/** Between two interrupts, so that what handles the first is not met by the second. */
const INTERRUPT_EVERY_MS = 5;
const NAP_MS_MAX = 20;
/** While it naps, a run keeps others from the place in which it could be computing. */
const NAPS_MS_MAX = 200;
const napCell = new Int32Array(new SharedArrayBuffer(4));

/** The host's side of one run: its clock, its console, its calls. Whatever comes from the guest is checked here. */
export class PythonRun {
  readonly clock: RunClock;
  readonly calls: HostCalls;
  readonly #outside: Outside;
  readonly #endsAt: number;
  /** False once the console is full. */
  readonly #write: (level: LogLevel, message: string) => boolean;
  readonly #out: LineSplitter;
  readonly #errors: LineSplitter;
  #lastCall = 0;
  #napMsLeft = NAPS_MS_MAX;
  #reportsUntil: number | undefined;
  #stopsAt: number | undefined;
  #interruptsAt = 0;
  /** Which of the run's times was over when it was interrupted. */
  timedOut: "time" | "cpu" | undefined;
  /** Memory was asked for beyond the limit. */
  growthRefused = false;

  constructor({ limits, onLog }: EngineRun, outside: Outside) {
    this.clock = new RunClock(limits);
    this.calls = new HostCalls(limits);
    this.#outside = outside;
    this.#endsAt = this.clock.startedAt + limits.timeoutMs;
    const write = limitConsole(limits, (level, message) => onLog(level, message, performance.now() - this.clock.startedAt));
    this.#write = (level, message) => write(level, message.replaceAll("\0", "\uFFFD"));
    this.#out = this.#splitter("log");
    this.#errors = this.#splitter("error");
  }

  /** True to interrupt the guest, which may catch that; a moment later it is stopped for good. */
  onCheck(): boolean {
    const now = performance.now();
    if (this.#reportsUntil !== undefined) {
      if (now <= this.#reportsUntil) return false;
      // A busy machine may need longer than that, and a run whose own time is not over has it.
      this.timedOut ??= this.clock.over();
      if (this.timedOut) throw new GuestStopped("time");
      return false;
    }
    this.timedOut ??= this.clock.over();
    if (!this.timedOut) return false;
    this.#stopsAt ??= now + AFTERMATH_MS;
    if (now > this.#stopsAt) throw new GuestStopped("time");
    if (now < this.#interruptsAt) return false;
    this.#interruptsAt = now + INTERRUPT_EVERY_MS;
    return true;
  }

  print(chunk: Buffer): void {
    this.#out.push(chunk);
  }

  printError(chunk: Buffer): void {
    this.#errors.push(chunk);
  }

  /** One request of the guest; what comes back is written to it as a line of JSON. Undefined: no such request. */
  request(text: string): unknown {
    const rest = text.slice(1);
    if (text[0] === "L") return this.#log(rest);
    if (text[0] === "S") return this.#nap(Number(rest));
    if (text[0] === "A") return this.#report();
    if (text[0] === "C") return this.#call(rest);
    if (text[0] === "W") return this.#waitForAnswers();
    return undefined;
  }

  /** Nothing of the guest runs any more: what it left on its way is told. */
  end(): void {
    this.#out.end();
    this.#errors.end();
    const { dropped } = this.calls;
    if (dropped > 0)
      this.#write("warn", `The code ended without waiting for ${dropped} of its calls, which were not made: use .result() or await.`);
    this.calls.close();
    this.timedOut ??= this.#reportsUntil === undefined ? this.clock.over() : undefined;
  }

  #splitter(level: LogLevel): LineSplitter {
    return new LineSplitter(SANDBOX_LIMITS.logLineCharsMax, (line) => this.#write(level, line));
  }

  #log(text: string): null {
    const level = LOG_LEVELS[Number(text[0])] ?? "log";
    const splitter = this.#splitter(level);
    splitter.push(Buffer.from(text.slice(1)));
    splitter.end();
    return null;
  }

  /** A short wait: asking the broker for it would cost more. False when it is not short, or when the run has had its share of them. */
  #nap(ms: number): boolean {
    if (!(ms >= 0 && ms <= NAP_MS_MAX && ms <= this.#napMsLeft)) return false;
    this.#napMsLeft -= ms;
    const left = this.#endsAt - performance.now();
    this.clock.pause();
    Atomics.wait(napCell, 0, 0, Math.max(0, Math.min(ms, left)));
    this.clock.resume();
    return true;
  }

  /** The guest is about to describe its error: once, it may go on for a moment although its time is over. */
  #report(): null {
    this.timedOut ??= this.clock.over();
    this.#reportsUntil ??= performance.now() + AFTERMATH_MS;
    return null;
  }

  /** The number of the new call, or why it is refused. */
  #call(text: string): number | string {
    const space = text.indexOf(" ");
    const payload = text.slice(space + 1);
    if (!isJson(payload)) return "What a call sends must be JSON.";
    const refusal = this.calls.add(this.#lastCall + 1, text.slice(0, space), payload);
    if (refusal !== undefined) return refusal;
    this.#lastCall += 1;
    return this.#lastCall;
  }

  #waitForAnswers(): CallAnswer[] {
    if (!this.calls.isWaiting) return [];
    this.clock.pause();
    this.#outside.park(this.calls.take(), this.clock.cpuMs);
    const message = this.#outside.wait();
    this.clock.resume();
    if (!Array.isArray(message) || message[0] !== "answers") throw new GuestStopped("stop");
    return message[2].filter(([call]) => this.calls.settle(call));
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
