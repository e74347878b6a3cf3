import type { RunLimits, SandboxError, SandboxErrorCode, SandboxLimitName } from "../../types.ts";
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
  const limit = found === "RUNTIME" && failure?.kind === "host_calls" ? "host_calls" : limitOf(found, facts);
  const own = ownWords(found, facts) ?? (failure ? undefined : SILENCE);
  const name = own?.name ?? (failure?.name || "Error");
  const message = own?.message ?? failure?.message ?? "";
  return { code: found, name, message, ...(limit === undefined ? {} : { limit }), ...(failure ? locatePythonError(code, failure) : {}) };
}

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

function limitOf(code: SandboxErrorCode, { timedOut }: PythonFacts): SandboxLimitName | undefined {
  if (code === "TIMEOUT_SOFT") return timedOut;
  const limits: { [C in SandboxErrorCode]?: SandboxLimitName } = { MEMORY: "memory", STACK: "stack", RESULT_TOO_LARGE: "result" };
  return limits[code];
}

function ownWords(code: SandboxErrorCode, { limits, timedOut }: PythonFacts): { name: string; message: string } | undefined {
  const time =
    timedOut === "cpu"
      ? `The code computed for longer than ${limits.cpuMs} ms and was stopped.`
      : `The code ran longer than ${limits.timeoutMs} ms and was stopped.`;
  const words: { [C in SandboxErrorCode]?: [string, string] } = {
    TIMEOUT_SOFT: ["TimeoutError", time],
    MEMORY: ["MemoryError", `The code needed more than ${limits.memoryMb} MB of memory.`],
    STACK: ["RecursionError", "The code nests deeper than the interpreter allows."],
    RESULT_TOO_LARGE: ["ResultError", `The result is larger than ${Math.round((limits.resultBytesMax / 1024) * 10) / 10} KB as JSON.`],
  };
  const found = words[code];
  return found && { name: found[0], message: found[1] };
}
