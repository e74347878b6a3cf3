import type { Ctx } from "#lib/auth/ctx.ts";
import type { Json } from "#lib/contracts/json.ts";
import { redactJson } from "#lib/redact-json.ts";
import type { ExecutionRecord } from "./insert-executions.ts";
import { redactByName } from "./redact.ts";
import type { Outcome } from "./run-execution.ts";
import { toStoredJson } from "./stored-json.ts";
import type { Subject } from "./subject.ts";
import { toExchange } from "./to-exchange.ts";
import type { Trace } from "./trace.ts";

/** The sandbox bounds console output well below this. */
const LOGS_BYTES_MAX = 1024 * 1024;

/** The log row of an execution. What is JSON already is not written again. */
export function toRecord(ctx: Ctx, subject: Subject, parameters: Record<string, Json>, trace: Trace, outcome: Outcome): ExecutionRecord {
  const input = toStoredJson(redactByName(redactJson(parameters, subject.secrets)));
  const answer = outcome.ok ? outcome.result : outcome.failure.partialData;
  const output = toStoredJson(answer === undefined ? null : redactByName(answer));
  const { internalStack, ...error } = outcome.ok ? { internalStack: undefined } : outcome.failure.error;
  const columns = JSON.stringify({
    id: trace.id,
    parent_id: trace.parentId,
    workspace_id: ctx.workspace.id,
    subject_type: subject.type,
    subject_id: subject.id,
    version: subject.version,
    actor_type: ctx.actor.type,
    actor_id: ctx.actor.id,
    source: ctx.source,
    status: outcome.ok ? "succeeded" : "failed",
    layer: outcome.ok ? null : outcome.failure.layer,
    input_bytes: input.bytes,
    output_bytes: answer === undefined ? 0 : output.bytes,
    internal_stack: internalStack?.replaceAll("\0", "") ?? null,
    phases: trace.phases,
    duration_ms: trace.durationMs,
    cost: trace.begun ? subject.pricePerCall : 0,
    request_id: ctx.requestId,
    created_at: trace.startedAt,
  });
  const exchange = toStoredJson(toExchange(trace, subject.secrets));
  const stored = {
    input,
    output,
    error: toStoredJson(outcome.ok ? null : error),
    logs: toStoredJson(trace.lines, LOGS_BYTES_MAX),
    exchange,
  };
  const json = Object.entries(stored).map(([column, { text }]) => `,"${column}":${text}`);
  return { subjectType: subject.type, subjectId: subject.id, json: `${columns.slice(0, -1)}${json.join("")}}` };
}
