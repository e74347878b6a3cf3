import { setDatabaseUrl } from "#lib/env.ts";
import { shutdown } from "#lib/shutdown.ts";
import { migrateDatabase } from "../../steps/open-database.ts";
import type { BenchDatabase } from "../start-database.ts";
import { fillLog } from "./fill-log.ts";
import { usageViews } from "./usage-views.ts";

export interface UsageRow {
  name: string;
  medianMs: number;
  maxMs: number;
}

interface Plan {
  rows: number;
  rounds: number;
}

/** Reads each view of a full log, one after another, as its route does after the caller is known. */
export async function runUsage(
  database: Pick<BenchDatabase, "url">,
  { rows, rounds }: Plan,
  progress: (text: string) => void,
): Promise<UsageRow[]> {
  setDatabaseUrl(database.url);
  await migrateDatabase(database.url);
  const ctx = await fillLog(rows, progress);
  const results: UsageRow[] = [];
  for (const { name, read } of usageViews(ctx)) {
    const times: number[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const startedAt = performance.now();
      await read();
      // The first brings the pages into memory.
      if (round > 0) times.push(performance.now() - startedAt);
    }
    times.sort((a, b) => a - b);
    results.push({ name, medianMs: times[times.length >> 1] ?? 0, maxMs: times.at(-1) ?? 0 });
    progress(`${name}: ${results.at(-1)?.medianMs.toFixed(1)} ms`);
  }
  await shutdown();
  return results;
}
