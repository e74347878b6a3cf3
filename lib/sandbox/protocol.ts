import { type RunLimits, SANDBOX_ERROR_CODES, SANDBOX_LIMIT_NAMES, type SandboxError, type SandboxLanguage } from "./types.ts";

/** A run for an executor. `code` is sent once for each id; an executor that has evicted it answers `unknown_code`. */
export interface RunRequest {
  run: number;
  codeId: number;
  code?: string;
  language: SandboxLanguage;
  paramsJson: string;
  limits: RunLimits;
}

/** The answer to one host call: the value as JSON, or `{name, message}` of the error to throw as JSON. */
export type CallAnswer = [call: number, ok: boolean, json: string];

/** What the broker sends. It sends nothing to an executor that has not yet answered the last of these with `park`, `result`, `error` or `stopped`. */
export type BrokerMessage = RunRequest | ["answers", number, CallAnswer[]] | ["stop", number];

/** `op` is one of HOST_OPS; the payload of `sleep` is the milliseconds. */
export type HostCallMessage = [call: number, op: string, payloadJson: string];
export const HOST_OPS = ["tool", "fetch", "sleep"] as const;

export type LogLevel = "log" | "info" | "debug" | "warn" | "error";
export const LOG_LEVELS = ["log", "info", "debug", "warn", "error"] as const satisfies LogLevel[];

/** What an executor says. Short tuples, because one of them is written and parsed for every execution. Times are in milliseconds. */
export type ExecutorMessage =
  /** With a notice for the operator, where there is one. */
  | ["ready", number, notice?: string]
  | ["failed", number, string]
  | ["result", run: number, resultJson: string, runMs: number, cpuMs: number]
  | ["error", run: number, SandboxError, runMs: number, cpuMs: number]
  /** Nothing more can happen in the run before one of its open calls is answered; these are the new ones. */
  | ["park", run: number, HostCallMessage[], cpuMs: number]
  | ["stopped", run: number]
  /** Said before the run's clock starts: something large is loaded first, once in the life of the process. */
  | ["loading", run: number]
  | ["loaded", run: number]
  /** Said before the run's result: the process takes no further run. */
  | ["worn", run: number]
  | ["log", run: number, level: number, message: string, atMs: number]
  | ["unknown_code", run: number];

const CODES = new Set<unknown>(SANDBOX_ERROR_CODES);
const LIMITS = new Set<unknown>([undefined, ...SANDBOX_LIMIT_NAMES]);
/** Messages of nothing but their kind and their run. */
const BARE = new Set<unknown>(["unknown_code", "stopped", "worn", "loading", "loaded"]);
const OPS = new Set<unknown>(HOST_OPS);

/** An executor ran strangers' code, so its answers are checked like any input from outside. */
export function isExecutorMessage(value: unknown): value is ExecutorMessage {
  if (!Array.isArray(value) || typeof value[1] !== "number") return false;
  const [kind, , third, fourth, fifth] = value as unknown[];
  if (kind === "result") return typeof third === "string" && typeof fourth === "number" && typeof fifth === "number";
  if (kind === "error") return isError(third) && typeof fourth === "number" && typeof fifth === "number";
  if (kind === "park") return Array.isArray(third) && third.every(isCall) && typeof fourth === "number";
  if (kind === "log") return typeof third === "number" && third in LOG_LEVELS && typeof fourth === "string" && typeof fifth === "number";
  if (kind === "failed") return typeof third === "string";
  if (kind === "ready") return third === undefined || typeof third === "string";
  return BARE.has(kind);
}

function isCall(value: unknown): value is HostCallMessage {
  return Array.isArray(value) && typeof value[0] === "number" && OPS.has(value[1]) && typeof value[2] === "string";
}

function isError(value: unknown): value is SandboxError {
  if (typeof value !== "object" || value === null) return false;
  const { code, limit, name, message, line, column, excerpt, stack } = value as Record<string, unknown>;
  const isText = (part: unknown) => typeof part === "string";
  const isOptional = (part: unknown, type: string) => part === undefined || typeof part === type;
  const isPlace =
    isOptional(line, "number") && isOptional(column, "number") && isOptional(excerpt, "string") && isOptional(stack, "string");
  return CODES.has(code) && LIMITS.has(limit) && isText(name) && isText(message) && isPlace;
}
