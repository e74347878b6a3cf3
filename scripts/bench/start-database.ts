import { chmod, mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { runningPostmaster } from "#lib/db/embedded/postmaster.ts";
import { startEmbedded } from "#lib/db/embedded/start-embedded.ts";
import type { Lifecycle } from "../steps/lifecycle.ts";
import { projectRoot } from "../steps/project-root.ts";

export interface BenchDatabase {
  url: string;
  dataDir: string;
  /** The server process; its backends are its children. */
  pid: number;
  countExecutions(): Promise<number>;
}

/** An empty PostgreSQL with the settings of the product (every commit flushed), in a temporary folder that goes away at the end. */
export async function startDatabase(life: Lifecycle): Promise<BenchDatabase> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), "sintra-bench-"));
  await chmod(dataDir, 0o711);
  life.onStop(() => rm(dataDir, { recursive: true, force: true }));
  const database = await startEmbedded({ rootDir: projectRoot, dataDir });
  life.onStop(async () => {
    await database.stop();
    await rm(database.base, { recursive: true, force: true });
  });
  return {
    url: database.url,
    dataDir,
    pid: runningPostmaster(path.join(database.base, "cluster"))?.pid ?? 0,
    countExecutions: () => countExecutions(database.url),
  };
}

async function countExecutions(connectionString: string): Promise<number> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query<{ count: number }>("SELECT count(*)::int AS count FROM tool_execution_logs");
    return rows[0]?.count ?? 0;
  } finally {
    await client.end();
  }
}
