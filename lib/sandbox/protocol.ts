import { SANDBOX_ERROR_CODES, type SandboxError } from "./types.ts";

/** What the broker asks of an executor. `code` is sent once for each id; an executor that has evicted it answers `unknown_code`. */
export interface RunRequest {
  run: number;
  codeId: number;
  code?: string;
  paramsJson: string;
  timeoutMs: number;
  memoryLimitMb: number;
}

export type LogLevel = "log" | "info" | "debug" | "warn" | "error";
export const LOG_LEVELS = ["log", "info", "debug", "warn", "error"] as const satisfies LogLevel[];

/** What an executor says. Short tuples, because one of them is written and parsed for every execution. */
export type ExecutorMessage =
  | ["ready", number]
  | ["failed", number, string]
  | ["result", number, string, number]
  | ["error", number, SandboxError, number]
  | ["log", number, number, string, number]
  | ["unknown_code", number];

const CODES = new Set<unknown>(SANDBOX_ERROR_CODES);

/** An executor ran strangers' code, so its answers are checked like any input from outside. */
export function isExecutorMessage(value: unknown): value is ExecutorMessage {
  if (!Array.isArray(value) || typeof value[1] !== "number") return false;
  const [kind, , third, fourth, fifth] = value as unknown[];
  if (kind === "result") return typeof third === "string" && typeof fourth === "number";
  if (kind === "error") return isError(third) && typeof fourth === "number";
  if (kind === "log") return typeof third === "number" && third in LOG_LEVELS && typeof fourth === "string" && typeof fifth === "number";
  if (kind === "failed") return typeof third === "string";
  return kind === "ready" || kind === "unknown_code";
}

function isError(value: unknown): value is SandboxError {
  if (typeof value !== "object" || value === null) return false;
  const { code, name, message, line, column, excerpt, stack } = value as Record<string, unknown>;
  const isText = (part: unknown) => typeof part === "string";
  const isOptional = (part: unknown, type: string) => part === undefined || typeof part === type;
  const isPlace =
    isOptional(line, "number") && isOptional(column, "number") && isOptional(excerpt, "string") && isOptional(stack, "string");
  return CODES.has(code) && isText(name) && isText(message) && isPlace;
}
