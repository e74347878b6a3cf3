import { z } from "zod";
import { Id, ListQuery, page, Timestamp } from "./common.ts";
import { CodeError, FieldError, Layer, LogLine } from "./errors.ts";
import { Exchange } from "./exchange.ts";
import { Json } from "./json.ts";
import { Moment } from "./moment.ts";

/** Runs a tool, endpoint or snippet. `version` picks an older definition; `timeoutMs` can only shorten the time it has. */
export const ExecuteInput = z.strictObject({
  parameters: z.record(z.string(), Json).default({}),
  version: z.number().int().min(1).optional(),
  timeoutMs: z.number().int().min(1).max(300_000).optional(),
});
export type ExecuteInput = z.output<typeof ExecuteInput>;

export const ExecuteAnswer = z.object({
  message: z.string(),
  result: Json,
  durationMs: z.number(),
  logs: z.array(LogLine),
  executionId: Id,
});
export type ExecuteAnswer = z.infer<typeof ExecuteAnswer>;

export const SubjectType = z.enum(["tool", "endpoint", "snippet"]);
export type SubjectType = z.infer<typeof SubjectType>;
export const ExecutionStatus = z.enum(["succeeded", "failed"]);
export type ExecutionStatus = z.infer<typeof ExecutionStatus>;
export const ActorType = z.enum(["user", "token", "job", "hook"]);
export type ActorType = z.infer<typeof ActorType>;
/** `code`: another execution called it, the one that `parentId` names. */
export const ExecutionSource = z.enum(["api", "ui", "job", "hook", "code"]);
export type ExecutionSource = z.infer<typeof ExecutionSource>;

/** One row of the log. Input and output are redacted, and cut when they are larger than the limit: then `…Truncated` is true. */
export const Execution = z.object({
  id: Id,
  parentId: Id.nullable(),
  subjectType: SubjectType,
  subjectId: Id,
  /** 0 of a draft that nobody saved. */
  version: z.number().int(),
  actor: z.object({ type: ActorType, id: Id.nullable(), name: z.string().nullable() }),
  source: ExecutionSource,
  status: ExecutionStatus,
  layer: Layer.nullable(),
  input: Json,
  inputBytes: z.number().int(),
  inputTruncated: z.boolean(),
  output: Json,
  outputBytes: z.number().int(),
  outputTruncated: z.boolean(),
  error: z
    .object({
      message: z.string(),
      retryable: z.boolean(),
      errors: z.array(FieldError).optional(),
      error: CodeError.optional(),
      /** The server's own stack of an internal error, for owners and admins. */
      internalStack: z.string().optional(),
    })
    .nullable(),
  logs: z.array(LogLine),
  /** Milliseconds by phase: validate, queue, run, connect, request, body … */
  phases: z.record(z.string(), z.number()),
  exchange: Exchange.nullable(),
  durationMs: z.number(),
  cost: z.number(),
  requestId: z.string(),
  createdAt: Timestamp,
});
export type Execution = z.infer<typeof Execution>;

export const ListLogsQuery = z.strictObject({
  ...ListQuery.omit({ search: true }).shape,
  status: ExecutionStatus.optional(),
  from: Moment.optional(),
  to: Moment.optional(),
});
export type ListLogsQuery = z.output<typeof ListLogsQuery>;

export const ListExecutionsQuery = z.strictObject({
  ...ListLogsQuery.shape,
  subjectType: SubjectType.optional(),
  subjectId: Id.optional(),
});
export type ListExecutionsQuery = z.output<typeof ListExecutionsQuery>;

/** Words are looked for in input, output, console, error, id and request id; all must be there, each may be the beginning of one. */
export const SearchExecutionsQuery = z.strictObject({
  ...ListExecutionsQuery.shape,
  search: z.string().trim().max(200).optional(),
  layer: Layer.optional(),
  actorId: Id.optional(),
  source: ExecutionSource.optional(),
  parentId: Id.optional(),
  version: z.coerce.number().int().min(0).optional(),
  minDurationMs: z.coerce.number().min(0).max(1_000_000_000).optional(),
});
export type SearchExecutionsQuery = z.output<typeof SearchExecutionsQuery>;

/** One line of the log: no more than a list shows. Previews are JSON text, cut at 200 characters. */
export const ExecutionSummary = z.object({
  ...Execution.pick({
    id: true,
    parentId: true,
    subjectType: true,
    subjectId: true,
    version: true,
    actor: true,
    source: true,
    status: true,
    layer: true,
    durationMs: true,
    cost: true,
    createdAt: true,
  }).shape,
  /** Null where what was executed is deleted, or was a draft. */
  subjectName: z.string().nullable(),
  message: z.string().nullable(),
  inputPreview: z.string(),
  outputPreview: z.string(),
});
export type ExecutionSummary = z.infer<typeof ExecutionSummary>;
export const ExecutionSummaryList = page("executions", ExecutionSummary);
export type ExecutionSummaryList = z.infer<typeof ExecutionSummaryList>;

/** The rows of an export, the newest first. */
export const EXPORTED_MAX = 100_000;

/** What the search finds, as a file; the newest 100,000. */
export const ExportExecutionsQuery = z.strictObject({
  ...SearchExecutionsQuery.omit({ cursor: true, limit: true }).shape,
  format: z.enum(["csv", "json"]),
  /** As the header `X-Workspace`, for links, which have no headers. */
  workspace: z.string().max(200).optional(),
});
export type ExportExecutionsQuery = z.output<typeof ExportExecutionsQuery>;

export const LogList = page("logs", Execution);
export type LogList = z.infer<typeof LogList>;
/** `subjectName` is null where what was executed is deleted, or was a draft. */
export const ExecutionAnswer = z.object({ execution: Execution, subjectName: z.string().nullable() });
export type ExecutionAnswer = z.infer<typeof ExecutionAnswer>;
