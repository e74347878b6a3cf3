import type { Ctx } from "#lib/auth/ctx.ts";
import type { SubjectType } from "#lib/contracts/executions.ts";
import type { Json } from "#lib/contracts/json.ts";
import { firstIdOf, newId } from "#lib/id.ts";
import { type ExecutionRecord, insertExecutions } from "#lib/services/executions/insert-executions.ts";

/** What a test wants an execution to be; the rest is that of a successful call of nothing in particular. */
export interface TestExecution {
  at?: Date;
  parentId?: string | null;
  subjectType?: SubjectType;
  subjectId?: string;
  version?: number;
  actorType?: string;
  actorId?: string | null;
  source?: string;
  layer?: string | null;
  input?: Json;
  output?: Json;
  error?: { message: string };
  logs?: { level: string; message: string }[];
  durationMs?: number;
  cost?: number;
  requestId?: string;
}

/** Puts executions into the log as the product does. Returns their ids. */
export async function addExecutions(ctx: Ctx, executions: TestExecution[]): Promise<string[]> {
  const records = executions.map((execution) => toRecord(ctx, execution));
  if (records.length > 0) await insertExecutions(records.map(({ record }) => record));
  return records.map(({ id }) => id);
}

function toRecord(ctx: Ctx, execution: TestExecution): { id: string; record: ExecutionRecord } {
  const at = execution.at ?? new Date();
  // A random id of that millisecond.
  const id = firstIdOf(at).slice(0, 13) + newId().slice(13);
  const {
    subjectType = "tool",
    subjectId = ctx.workspace.id,
    layer = null,
    error = layer === null ? null : { message: "It failed" },
  } = execution;
  const json = JSON.stringify({
    id,
    parent_id: execution.parentId ?? null,
    workspace_id: ctx.workspace.id,
    subject_type: subjectType,
    subject_id: subjectId,
    version: execution.version ?? 1,
    actor_type: execution.actorType ?? ctx.actor.type,
    actor_id: execution.actorId === undefined ? ctx.actor.id : execution.actorId,
    source: execution.source ?? "api",
    status: layer === null ? "succeeded" : "failed",
    layer,
    input: execution.input ?? {},
    input_bytes: JSON.stringify(execution.input ?? {}).length,
    output: execution.output ?? null,
    output_bytes: JSON.stringify(execution.output ?? null).length,
    error: error === null ? null : { retryable: false, ...error },
    logs: execution.logs ?? [],
    phases: {},
    exchange: null,
    duration_ms: execution.durationMs ?? 1,
    cost: execution.cost ?? 0,
    request_id: execution.requestId ?? "test",
    created_at: at,
  });
  return { id, record: { subjectType, subjectId, json } };
}
