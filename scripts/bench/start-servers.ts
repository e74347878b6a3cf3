import path from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "#lib/db/embedded/free-port.ts";
import { type StartedProcess, startProcess } from "#lib/server/testing/start-process.ts";
import type { Lifecycle } from "../steps/lifecycle.ts";
import { projectRoot } from "../steps/project-root.ts";
import type { BenchDatabase } from "./start-database.ts";

export const BENCH_TOKEN = `sas_${"bench".repeat(9)}`;
export const BENCH_OWNER = { name: "Bench", email: "bench@example.com", password: "a password of the benchmark" };

export interface BenchServers {
  /** `npm start` as it is. */
  studio: StartedProcess;
  /** `next start` of the same build. */
  next: StartedProcess;
  bare: StartedProcess;
  /** What REST calls go to. */
  upstream: StartedProcess;
}

const READY = /ready on (http:\S+)/;

/** Starts one after the other, because the first makes the build that the second needs. */
export async function startServers(life: Lifecycle, database: BenchDatabase): Promise<BenchServers> {
  const port = await freePort(0);
  const env = {
    DATABASE_URL: database.url,
    SINTRA_DATA_DIR: database.dataDir,
    HOST: "127.0.0.1",
    PORT: String(port),
    SINTRA_API_TOKEN: BENCH_TOKEN,
    SINTRA_OWNER_EMAIL: BENCH_OWNER.email,
    SINTRA_OWNER_PASSWORD: BENCH_OWNER.password,
    SINTRA_EGRESS_ALLOW: "127.0.0.1",
    SINTRA_RATE_LIMIT_PER_MINUTE: "1000000000",
  };
  const start = async (args: string[], options: { urlPattern?: RegExp } = {}) => {
    const server = await startProcess(args, { cwd: projectRoot, env, ...options });
    life.onStop(async () => void (await server.stop()));
    return server;
  };
  const studio = await start([path.join(projectRoot, "scripts/start.ts")], { urlPattern: READY });
  const next = await start([path.join(projectRoot, "node_modules/next/dist/bin/next"), "start", "-H", "127.0.0.1", "-p", "0"]);
  const bare = await start([fileURLToPath(import.meta.resolve("./bare-server.ts"))]);
  const upstream = await start([fileURLToPath(import.meta.resolve("./rest/rest-upstream.ts"))]);
  return { studio: { ...studio, url: `http://127.0.0.1:${port}` }, next, bare, upstream };
}
