import path from "node:path";
import { freePort } from "#lib/db/embedded/free-port.ts";
import { startProcess } from "#lib/server/testing/start-process.ts";
import type { BenchDatabase } from "../bench/start-database.ts";
import type { Lifecycle } from "../steps/lifecycle.ts";
import { projectRoot } from "../steps/project-root.ts";

const OWNER = { name: "Ana Ruiz", email: "ana@fjord.example", password: "a password of the pictures" };

/** The production build on an empty database. */
export async function startStudio(life: Lifecycle, { url, dataDir }: Pick<BenchDatabase, "url" | "dataDir">) {
  const port = await freePort(0);
  const env = {
    DATABASE_URL: url,
    SINTRA_DATA_DIR: dataDir,
    HOST: "127.0.0.1",
    PORT: String(port),
    SINTRA_OWNER_EMAIL: OWNER.email,
    SINTRA_OWNER_PASSWORD: OWNER.password,
    SINTRA_EGRESS_ALLOW: "127.0.0.1",
  };
  const options = { cwd: projectRoot, env, urlPattern: /ready on (http:\S+)/ };
  const server = await startProcess([path.join(projectRoot, "scripts/start.ts")], options);
  life.onStop(async () => void (await server.stop()));
  return { origin: `http://localhost:${port}`, owner: OWNER };
}
