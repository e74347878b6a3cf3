import { writeFileSync } from "node:fs";
import path from "node:path";
import { StartError } from "#lib/start-error.ts";
import { fingerprint, readStamp } from "./fingerprint.ts";
import type { Lifecycle } from "./lifecycle.ts";
import { projectRoot } from "./project-root.ts";
import { runProgram } from "./run-program.ts";

const STAMP = "lib/db/generated/.made-from";

/** Writes the Prisma client when the schema or Prisma changed since it was written. */
export async function generateClient(life: Lifecycle, { force = false } = {}): Promise<void> {
  const current = fingerprint(["prisma/schema", "prisma.config.ts", "node_modules/prisma/package.json"]);
  if (!force && readStamp(STAMP) === current) return;
  // Generating needs no native engine, but the CLI would download one unless it is told of a file.
  const env = { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: "1", CHECKPOINT_DISABLE: "1" };
  const { exitCode, output } = await runProgram(life, "node", ["node_modules/prisma/build/index.js", "generate"], { env, quiet: true });
  if (exitCode !== 0) throw new StartError(`${output.trim()}\nThe Prisma client could not be generated.`);
  writeFileSync(path.join(projectRoot, STAMP), current);
}
