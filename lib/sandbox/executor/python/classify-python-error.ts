import type { RunLimits, SandboxError, SandboxErrorCode } from "../../types.ts";
import { limitOfCode, limitWords } from "../limit-words.ts";
import { locatePythonError } from "./locate-python-error.ts";
import type { PythonFailure } from "./python-failure.ts";

/** What the host knows about a failed run without asking the guest. */
export interface PythonFacts {
  limits: RunLimits;
  timedOut: "time" | "cpu" | undefined;
  /** The guest asked for more memory than its limit. */
  growthRefused: boolean;
  /** How the interpreter stopped, when it did not come back: it ended itself, the stack of the process was full, or its machine trapped. */
  end: "ended" | "stack" | "trapped" | undefined;
}

/** Names a failure by what is known to have happened; the guest's own words are only shown. */
export function classifyPythonError(code: string, failure: PythonFailure | undefined, facts: PythonFacts): SandboxError {
  const found = codeOf(failure, facts);
  const limit = found === "RUNTIME" && failure?.kind === "host_calls" ? "host_calls" : limitOfCode(found, facts);
  const own = limitWords(found, facts, STACK_WORDS) ?? (failure ? undefined : SILENCE);
  const name = own?.name ?? (failure?.name || "Error");
  const message = own?.message ?? failure?.message ?? "";
  return { code: found, name, message, ...(limit === undefined ? {} : { limit }), ...(failure ? locatePythonError(code, failure) : {}) };
}

const STACK_WORDS: [string, string] = ["RecursionError", "The code nests deeper than the interpreter allows."];
const SILENCE = { name: "SystemError", message: "The interpreter stopped while it ran this code." };

const CODE_OF_KIND: { [kind: string]: SandboxErrorCode } = {
  memory: "MEMORY",
  stack: "STACK",
  syntax: "SYNTAX",
  blocked: "BLOCKED_API",
  serialize: "NOT_SERIALIZABLE",
  large: "RESULT_TOO_LARGE",
};

function codeOf(failure: PythonFailure | undefined, { timedOut, growthRefused, end }: PythonFacts): SandboxErrorCode {
  if (timedOut) return "TIMEOUT_SOFT";
  if (growthRefused && !failure) return "MEMORY";
  if (end === "stack") return "STACK";
  return (Object.hasOwn(CODE_OF_KIND, failure?.kind ?? "") && CODE_OF_KIND[failure?.kind ?? ""]) || "RUNTIME";
}
