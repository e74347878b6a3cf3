import { z } from "zod";
import { Json } from "./json.ts";

/** The only map from code to status: the handler, the client and the docs all read it. */
export const STATUS = {
  invalid_request: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  payload_too_large: 413,
  unsupported_media_type: 415,
  invalid_parameters: 422,
  execution_failed: 422,
  rate_limited: 429,
  internal: 500,
  upstream_failed: 502,
  unavailable: 503,
  timed_out: 504,
} as const;

export type ErrorCode = keyof typeof STATUS;

export const ErrorCode = z.enum(Object.keys(STATUS) as [ErrorCode, ...ErrorCode[]]);

/** One sentence per code; the `title` of a problem document. */
export const TITLE: Record<ErrorCode, string> = {
  invalid_request: "The request is malformed",
  unauthenticated: "Sign in or send an API token",
  forbidden: "You do not have this permission",
  not_found: "Not found",
  method_not_allowed: "This method is not supported here",
  conflict: "The request conflicts with the current state",
  payload_too_large: "The body is too large",
  unsupported_media_type: "The body must be JSON",
  invalid_parameters: "The parameters are not valid",
  execution_failed: "The execution failed",
  rate_limited: "Too many requests",
  internal: "Something went wrong on our side",
  upstream_failed: "The upstream service failed",
  unavailable: "The service is not ready",
  timed_out: "The execution timed out",
};

/** Where an execution failed. */
export const LAYERS = [
  "validation",
  "auth",
  "policy",
  "dns",
  "connect",
  "tls",
  "timeout",
  "rate_limit",
  "upstream",
  "response_schema",
  "sandbox",
  "database",
  "internal",
] as const;

export const Layer = z.enum(LAYERS);
export type Layer = z.infer<typeof Layer>;

/** A problem at one place of the input. `path` is a JSON Pointer-like dotted path: `parameters.items[2].name`. */
export const FieldError = z.object({ path: z.string(), message: z.string() });
export type FieldError = z.infer<typeof FieldError>;

/** One line that code wrote to its console; `atMs` counts from the start of the run. */
export const LogLine = z.object({
  level: z.enum(["log", "info", "debug", "warn", "error"]),
  message: z.string(),
  atMs: z.number(),
});
export type LogLine = z.infer<typeof LogLine>;

/** Where in the user's own code an execution failed. Lines and columns count from 1. */
export const CodeError = z.object({
  code: z.string(),
  name: z.string(),
  message: z.string(),
  line: z.number().int().optional(),
  column: z.number().int().optional(),
  excerpt: z.string().optional(),
  stack: z.string().optional(),
  /** Which bound ended the run, where one did: time, cpu, memory, stack, result, host_calls. */
  limit: z.string().optional(),
});
export type CodeError = z.infer<typeof CodeError>;

/** RFC 9457 problem document: the body of every refused or failed request. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  code: ErrorCode,
  requestId: z.string(),
  errors: z.array(FieldError).optional(),
  layer: Layer.optional(),
  retryable: z.boolean().optional(),
  retryAfterMs: z.number().int().optional(),
  executionId: z.string().optional(),
  durationMs: z.number().optional(),
  logs: z.array(LogLine).optional(),
  error: CodeError.optional(),
  /** What a service answered beside its errors. */
  partialData: Json.optional(),
});
export type Problem = z.infer<typeof Problem>;
