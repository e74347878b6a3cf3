import type { QueryResultRow } from "pg";
import { AppError } from "#lib/errors.ts";
import type { Prisma } from "./generated/client.ts";
import { pool } from "./pool.ts";

const TIMEOUT_MS = 10_000;
const QUERY_CANCELED = "57014";
/** Enough for the groups of a million rows; compiling a query takes longer than running it here. */
const SETTINGS = `SET LOCAL statement_timeout = ${TIMEOUT_MS}; SET LOCAL work_mem = '64MB'; SET LOCAL jit = off; SET LOCAL max_parallel_workers_per_gather = 2`;

/**
 * Reads what may take long, with an end to it, and planned for these very values: how a range or a word is found best depends on which it is.
 * `settings` are for this query alone.
 */
export async function readApart<Row extends QueryResultRow>(query: Prisma.Sql, settings = ""): Promise<Row[]> {
  const client = await pool().connect();
  try {
    await client.query(`BEGIN READ ONLY; ${SETTINGS}; ${settings}`);
    const { rows } = await client.query<Row>(query.text, query.values);
    await client.query("COMMIT");
    client.release();
    return rows;
  } catch (error) {
    // The connection may be in the middle of anything.
    client.release(true);
    throw isTimeout(error)
      ? new AppError("unavailable", "This takes too long. Choose a shorter time or fewer words.", { cause: error })
      : error;
  }
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === QUERY_CANCELED;
}
