import type { RunLimits, SandboxErrorCode, SandboxLimitName } from "../types.ts";

/** The limit that each of these codes stands for; that of TIMEOUT_SOFT is one of two times. */
const LIMITS: { [C in SandboxErrorCode]?: SandboxLimitName } = { MEMORY: "memory", STACK: "stack", RESULT_TOO_LARGE: "result" };

interface EndedBy {
  limits: RunLimits;
  /** Which of the run's times was over. */
  timedOut: "time" | "cpu" | undefined;
}

export function limitOfCode(code: SandboxErrorCode, { timedOut }: EndedBy): SandboxLimitName | undefined {
  return code === "TIMEOUT_SOFT" ? timedOut : LIMITS[code];
}

/** Name and message of an error that a limit of the run gave, in any language; `stack` are those of its engine. */
export function limitWords(
  code: SandboxErrorCode,
  endedBy: EndedBy,
  stack: [string, string],
): { name: string; message: string } | undefined {
  const { limits, timedOut } = endedBy;
  const time =
    timedOut === "cpu"
      ? `The code computed for longer than ${limits.cpuMs} ms and was stopped.`
      : `The code ran longer than ${limits.timeoutMs} ms and was stopped.`;
  const words: { [C in SandboxErrorCode]?: [string, string] } = {
    TIMEOUT_SOFT: ["TimeoutError", time],
    MEMORY: ["MemoryError", `The code needed more than ${limits.memoryMb} MB of memory.`],
    STACK: stack,
    RESULT_TOO_LARGE: ["ResultError", `The result is larger than ${toKb(limits.resultBytesMax)} KB as JSON.`],
  };
  const found = words[code];
  return found && { name: found[0], message: found[1] };
}

function toKb(bytes: number): number {
  return Math.round((bytes / 1024) * 10) / 10;
}
