import type { QueryConfig, QueryResultRow } from "pg";
import { pool } from "#lib/db/pool.ts";

/** Longer than any of these statements takes; a server that does not answer by then has its connection closed. */
const QUERY_MS_MAX = 5_000;
/** To be set by a statement that waits for a row that others write. */
export const LOCK_MS_MAX = 2_000;
/** lock_not_available, query_canceled */
const SLOW_CODES = new Set<unknown>(["55P03", "57014"]);

/** A statement of the limits, which nobody should have to wait for. */
export async function queryInTime<Row extends QueryResultRow>(query: Required<Pick<QueryConfig, "name" | "text" | "values">>) {
  const { rows } = await pool().query<Row>({ ...query, query_timeout: QUERY_MS_MAX } as QueryConfig);
  return rows;
}

export function isTooSlow(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.message === "Query read timeout" || ("code" in error && SLOW_CODES.has(error.code));
}
