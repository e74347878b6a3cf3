import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import { EXPORTED_MAX, type ExportExecutionsQuery } from "#lib/contracts/executions.ts";
import type { FileAnswer } from "#lib/contracts/files.ts";
import { db } from "#lib/db/client.ts";
import { findActorNames } from "../actor-names.ts";
import { findSubjectNames } from "../subject-names.ts";
import { EXPORT_FORMATS, type Exported } from "./export-formats.ts";
import { findExecutionIds } from "./find-execution-ids.ts";
import { showsInternals } from "./shows-internals.ts";
import { toExecution } from "./to-execution.ts";

/** Inputs and outputs have up to 64 KB each. */
const BATCH_ROWS = 100;

/** A file of the executions that fit, the newest first. What they are is settled at once; each is read when its turn comes. */
export async function exportExecutions(ctx: Ctx, query: ExportExecutionsQuery): Promise<FileAnswer> {
  assertCan(ctx, "execution:read");
  const { format, workspace: _, search, ...filter } = query;
  const ids = await findExecutionIds(ctx, { filter, search, before: undefined, limit: EXPORTED_MAX });
  const { contentType, write } = EXPORT_FORMATS[format];
  const day = new Date().toISOString().slice(0, 10);
  return { contentType, name: `executions-${ctx.workspace.slug}-${day}.${format}`, chunks: toBytes(write(batches(ctx, ids))) };
}

async function* batches(ctx: Ctx, ids: string[]): AsyncGenerator<Exported[]> {
  for (let start = 0; start < ids.length; start += BATCH_ROWS) yield await readBatch(ctx, ids.slice(start, start + BATCH_ROWS));
}

async function readBatch(ctx: Ctx, ids: string[]): Promise<Exported[]> {
  const rows = await db().toolExecutionLog.findMany({ where: { id: { in: ids }, workspaceId: ctx.workspace.id }, orderBy: { id: "desc" } });
  const [actors, subjects] = await Promise.all([findActorNames(rows), findSubjectNames(ctx, rows)]);
  return rows.map((row) => ({
    ...toExecution(row, actors.get(row.actorId ?? "") ?? null, showsInternals(ctx)),
    subjectName: subjects.get(row.subjectId) ?? null,
  }));
}

async function* toBytes(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  for await (const text of texts) yield Buffer.from(text);
}
