import type { ListToolsQuery } from "#lib/contracts/tools.ts";
import { Prisma } from "#lib/db/generated/client.ts";

export type ToolSort = ListToolsQuery["sort"];

interface Sort {
  /** What is sorted by, of `t` (custom_tools) and `r` (its last 24 hours); null comes last in both orders. */
  key: Prisma.Sql;
  /** As what a cursor carries it. */
  kind: "number" | "text";
  isRecent?: true;
}

/** Milliseconds since 1970: whole, so that a cursor carries all of it. */
const millisecondsOf = (column: Prisma.Sql) => Prisma.sql`(extract(epoch FROM ${column}) * 1000)::float8`;

/** Cursors hold the place of a sort in this list: new ones go to its end. */
export const TOOL_SORTS: Record<ToolSort, Sort> = {
  created: { key: Prisma.sql`0::float8`, kind: "number" },
  updated: { key: millisecondsOf(Prisma.sql`t.updated_at`), kind: "number" },
  name: { key: Prisma.sql`lower(t.name)`, kind: "text" },
  display_name: { key: Prisma.sql`lower(left(t.display_name, 50))`, kind: "text" },
  last_run: { key: millisecondsOf(Prisma.sql`t.last_executed_at`), kind: "number" },
  calls: { key: Prisma.sql`t.execution_count::float8`, kind: "number" },
  recent_calls: { key: Prisma.sql`r.calls::float8`, kind: "number", isRecent: true },
  recent_success: { key: Prisma.sql`((r.calls - r.failures)::float8 / nullif(r.calls, 0))`, kind: "number", isRecent: true },
  recent_p95: { key: Prisma.sql`r.p95_ms::float8`, kind: "number", isRecent: true },
};

/** Calls, failures and p95 of the last 24 hours by subject; a subject without a call has no row. */
export function recentOf(workspaceId: string): Prisma.Sql {
  return Prisma.sql`SELECT subject_id, calls, failures, p95_ms FROM recent_usage(${workspaceId}::uuid)`;
}
