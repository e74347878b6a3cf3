import { z } from "zod";
import { Id } from "./common.ts";
import { LogLine, Problem } from "./errors.ts";
import { ExecuteAnswer } from "./executions.ts";

/** What an execution asked for with `Accept: application/x-ndjson` tells while it goes on: one event a line, `done` or `failed` is the last. */
export const RunEvent = z.discriminatedUnion("type", [
  z.object({ type: z.literal("started"), executionId: Id }),
  /** It has left the queue: code runs, or the request goes out. */
  z.object({ type: z.literal("running"), queuedMs: z.number() }),
  z.object({ type: z.literal("log"), line: LogLine }),
  /** It has ended, and the log holds it: how long writing it there took, which its row cannot say. */
  z.object({ type: z.literal("recorded"), recordMs: z.number() }),
  z.object({ type: z.literal("done"), answer: ExecuteAnswer }),
  z.object({ type: z.literal("failed"), problem: Problem }),
]);
export type RunEvent = z.infer<typeof RunEvent>;

/** What comes before the end. */
export type RunProgress = Exclude<RunEvent, { type: "done" | "failed" }>;

export const RUN_EVENTS_TYPE = "application/x-ndjson";
