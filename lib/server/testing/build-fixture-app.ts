import { execFile } from "node:child_process";
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { FIXTURE_FILES } from "#lib/server/testing/fixture-routes.ts";

const run = promisify(execFile);
const projectDir = path.resolve(import.meta.dirname, "../../..");
export const NEXT_BIN = path.join(projectDir, "node_modules/next/dist/bin/next");

export interface FixtureApp extends AsyncDisposable {
  dir: string;
}

/** Writes the fixture project to a folder of its own and builds it with the real Next. */
export async function buildFixtureApp(): Promise<FixtureApp> {
  const dir = await mkdtemp(path.join(await realpath(os.tmpdir()), "sintra-front-"));
  for (const [name, source] of Object.entries(FIXTURE_FILES)) {
    const file = path.join(dir, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, source);
  }
  await symlink(path.join(projectDir, "node_modules"), path.join(dir, "node_modules"));
  await run(process.execPath, [NEXT_BIN, "build"], {
    cwd: dir,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  return { dir, [Symbol.asyncDispose]: () => rm(dir, { recursive: true, force: true }) };
}
