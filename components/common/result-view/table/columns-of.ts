import type { JsonObject } from "#lib/contracts/json.ts";

const ROWS_READ = 1_000;
const COLUMNS_MAX = 200;

/** The names that rows have, in the order in which they first come up. */
export function columnsOf(rows: readonly JsonObject[]): string[] {
  const names = new Set<string>();
  for (const row of rows.slice(0, ROWS_READ)) for (const name of Object.keys(row)) names.add(name);
  return [...names].slice(0, COLUMNS_MAX);
}
