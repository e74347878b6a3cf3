import { SANDBOX_LIMITS } from "../../limits.ts";
import type { RunLimits, SandboxError, SandboxErrorCode, SandboxLimitName } from "../../types.ts";
import { limitOfCode, limitWords } from "../limit-words.ts";
import type { GuestFailure } from "./guest.ts";
import { locateError, locateInterrupt } from "./locate-error.ts";
import type { UserSource } from "./user-source.ts";

const STACK_WORDS: [string, string] = [
  "StackError",
  `The code nests deeper than the stack of ${SANDBOX_LIMITS.stackBytes / 1024} KB allows.`,
];

/** What the host knows about a failed run without asking the guest. */
export interface RunFacts {
  phase: "compile" | "run" | "result";
  limits: RunLimits;
  /** Which of the run's times was over. */
  timedOut: "time" | "cpu" | undefined;
  /** The WebAssembly code itself stopped; the guest's memory is in no defined state. */
  trapped: boolean;
  /** The trap was an overflow of the stack of the process. */
  hostStackFull: boolean;
  /** The guest was refused memory, or stopped for what it already had. */
  memoryFull: boolean;
}

/** Names a failure by what is known to have happened; the guest's own words are only shown. */
export function classifyError(source: UserSource, failure: GuestFailure | undefined, facts: RunFacts): SandboxError {
  const code = codeOf(failure, facts);
  const limit = limitOf(code, failure, facts);
  const own = limitWords(code, facts, STACK_WORDS) ?? (failure ? undefined : wordsForSilence(facts));
  const locate = code === "TIMEOUT_SOFT" ? locateInterrupt : locateError;
  const name = own?.name ?? (failure?.name || "Error");
  const message = own?.message ?? failure?.message ?? "";
  return { code, name, message, ...(limit === undefined ? {} : { limit }), ...locate(source, failure?.stack ?? "") };
}

function codeOf(failure: GuestFailure | undefined, facts: RunFacts): SandboxErrorCode {
  if (facts.timedOut) return "TIMEOUT_SOFT";
  if (facts.hostStackFull || failure?.kind === "stack") return "STACK";
  if (failure?.kind === "memory" || (facts.memoryFull && isEngineFailure(failure))) return "MEMORY";
  if (facts.phase === "compile" && failure) return "SYNTAX";
  if (failure?.kind === "blocked") return "BLOCKED_API";
  if (failure?.kind === "serialize") return "NOT_SERIALIZABLE";
  if (failure?.kind === "large") return "RESULT_TOO_LARGE";
  return "RUNTIME";
}

function limitOf(code: SandboxErrorCode, failure: GuestFailure | undefined, facts: RunFacts): SandboxLimitName | undefined {
  return code !== "TIMEOUT_SOFT" && failure?.kind === "host_calls" ? "host_calls" : limitOfCode(code, facts);
}

/** Out of memory may surface as a thrown null, or leave nothing that could be read. */
function isEngineFailure(failure: GuestFailure | undefined): boolean {
  return failure === undefined || failure.kind === "null" || failure.kind === "engine";
}

function wordsForSilence(facts: RunFacts): { name: string; message: string } {
  if (facts.trapped) return { name: "EngineError", message: "The JavaScript engine stopped while it ran this code." };
  return { name: "AwaitError", message: "The code waits for a promise that nothing can settle any more." };
}
