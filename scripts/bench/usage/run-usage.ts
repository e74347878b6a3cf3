import { setDatabaseUrl } from "#lib/env.ts";
import { shutdown } from "#lib/shutdown.ts";
import { migrateDatabase } from "../../steps/open-database.ts";
import { cpuTimes } from "../cpu-times.ts";
import type { BenchDatabase } from "../start-database.ts";
import { fillLog } from "./fill-log.ts";
import { usageViews } from "./usage-views.ts";

export interface UsageRow {
  name: string;
  medianMs: number;
  maxMs: number;
  /** CPU of PostgreSQL for one reading; undefined where there is no /proc. */
  cpuMs: number | undefined;
}

interface Plan {
  rows: number;
  rounds: number;
}

/** Reads each view of a full log, one after another, as its route does after the caller is known. */
export async function runUsage(
  database: Pick<BenchDatabase, "url" | "pid">,
  { rows, rounds }: Plan,
  progress: (text: string) => void,
): Promise<UsageRow[]> {
  setDatabaseUrl(database.url);
  await migrateDatabase(database.url);
  const ctx = await fillLog(rows, progress);
  const results: UsageRow[] = [];
  for (const { name, read } of usageViews(ctx)) {
    // Brings the pages into memory.
    await read();
    const times: number[] = [];
    const before = cpuOf(database.pid);
    for (let round = 0; round < rounds; round += 1) {
      const startedAt = performance.now();
      await read();
      times.push(performance.now() - startedAt);
    }
    const after = cpuOf(database.pid);
    times.sort((a, b) => a - b);
    const cpuMs = before === undefined || after === undefined ? undefined : (after - before) / rounds;
    results.push({ name, medianMs: times[times.length >> 1] ?? 0, maxMs: times.at(-1) ?? 0, cpuMs });
    progress(`${name}: ${results.at(-1)?.medianMs.toFixed(1)} ms`);
  }
  await shutdown();
  return results;
}

function cpuOf(pid: number): number | undefined {
  const times = cpuTimes(pid);
  return times && times.self + times.descendants;
}
