import type { Ctx } from "#lib/auth/ctx.ts";
import { ExecutionSummary } from "#lib/contracts/executions.ts";
import { pool } from "#lib/db/pool.ts";
import { findActorNames } from "../actor-names.ts";
import { findSubjectNames } from "../subject-names.ts";

const PREVIEW_CHARS = 200;
const MESSAGE_CHARS = 500;

interface Row {
  id: string;
  subjectType: string;
  subjectId: string;
  actorType: string;
  actorId: string | null;
  createdAt: Date;
}

/** What a list shows of these executions, in no order. The large columns are cut where they are. */
export async function findSummaries(ctx: Ctx, ids: string[]): Promise<ExecutionSummary[]> {
  if (ids.length === 0) return [];
  const { rows } = await pool().query<Row>({
    name: "find_execution_summaries",
    text: `SELECT id, parent_id AS "parentId", subject_type AS "subjectType", subject_id AS "subjectId", version, actor_type AS "actorType",
        actor_id AS "actorId", source, status, layer, duration_ms::float8 AS "durationMs", cost::float8 AS cost, created_at AS "createdAt",
        left(error ->> 'message', ${MESSAGE_CHARS}) AS message, left(COALESCE(input, 'null')::text, ${PREVIEW_CHARS}) AS "inputPreview",
        left(COALESCE(output, 'null')::text, ${PREVIEW_CHARS}) AS "outputPreview"
      FROM tool_execution_logs WHERE workspace_id = $1 AND id = ANY ($2::uuid[])`,
    values: [ctx.workspace.id, ids],
  });
  const [actors, subjects] = await Promise.all([findActorNames(rows), findSubjectNames(ctx, rows)]);
  return rows.map(({ actorType, actorId, createdAt, ...row }) =>
    ExecutionSummary.parse({
      ...row,
      actor: { type: actorType, id: actorId, name: actors.get(actorId ?? "") ?? null },
      subjectName: subjects.get(row.subjectId) ?? null,
      createdAt: createdAt.toISOString(),
    }),
  );
}
