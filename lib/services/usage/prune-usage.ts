import { pool } from "#lib/db/pool.ts";
import { pruneRows } from "../prune-rows.ts";
import { DAY_MS, EIGHT_DAYS_MS } from "./split-range.ts";
import { HOURS_KEPT_MS } from "./usage-parts.ts";

interface Options {
  /** What is older goes with the log: facts, and sums by the hour. */
  rowsBefore: Date;
  /** Sums by the day that are older go, too. */
  daysBefore: Date;
  signal?: AbortSignal;
}

const BATCH_CELLS = 5_000;

/** Deletes what was counted of executions that are too old, of all workspaces. Whole days go, and whole eights of days, so that all lengths know the same. */
export async function pruneUsage({ rowsBefore, daysBefore, signal }: Options): Promise<{ facts: number; cells: number }> {
  const facts = await pruneRows("execution_facts", { before: rowsBefore, ...(signal === undefined ? {} : { signal }) });
  let cells = 0;
  const hoursBefore = new Date(Date.now() - HOURS_KEPT_MS);
  const kinds = [
    ["seconds = 3600", rowsBefore, DAY_MS],
    ["seconds = 3600 AND slice <> 'all'", hoursBefore, DAY_MS],
    ["seconds >= 86400", daysBefore, EIGHT_DAYS_MS],
  ] as const;
  for (const [kind, before, length] of kinds) {
    for (let deleted = BATCH_CELLS; deleted === BATCH_CELLS && signal?.aborted !== true; cells += deleted) {
      deleted = await pruneCells(kind, before.getTime() - (before.getTime() % length));
    }
  }
  return { facts, cells };
}

async function pruneCells(kind: string, beforeMs: number): Promise<number> {
  const { rowCount } = await pool().query(
    `DELETE FROM usage_cells WHERE ctid = ANY (ARRAY(SELECT ctid FROM usage_cells WHERE ${kind} AND at_ms < $1 LIMIT $2))`,
    [beforeMs, BATCH_CELLS],
  );
  return rowCount ?? 0;
}
