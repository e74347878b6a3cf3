import { writeFileSync } from "node:fs";
import path from "node:path";
import { diskFullError, isDiskFull } from "#lib/db/embedded/disk-full.ts";
import { StartError } from "#lib/start-error.ts";
import { compressAssets } from "./compress-assets.ts";
import { fingerprint, readStamp } from "./fingerprint.ts";
import { generateClient } from "./generate-client.ts";
import type { Lifecycle } from "./lifecycle.ts";
import { preparePython } from "./prepare-python.ts";
import { projectRoot } from "./project-root.ts";
import { runProgram } from "./run-program.ts";
import { say } from "./say.ts";

const INPUTS = ["app", "components", "lib", "public", "prisma/schema", "package.json", "package-lock.json", "tsconfig.json"];
const CONFIGS = [
  "next.config.js",
  "postcss.config.mjs",
  "postcss.config.js",
  "proxy.ts",
  "instrumentation.ts",
  "instrumentation-client.ts",
];
const STAMP = ".next/made-from";

/** Builds the app unless the last build was made from the same files. */
export async function buildApp(life: Lifecycle): Promise<void> {
  await generateClient(life);
  await preparePython();
  const current = fingerprint([...INPUTS, ...CONFIGS], (file) => /\.test\.tsx?$|\/testing\/|^lib\/db\/generated\//.test(file));
  if (readStamp(".next/BUILD_ID") !== undefined && readStamp(STAMP) === current) return;
  say("Building the studio (once per version; about a minute) …");
  const env = { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  const { exitCode, output } = await runProgram(life, "node", ["node_modules/next/dist/bin/next", "build"], { env, quiet: true });
  if (exitCode !== 0) throw buildFailed(output);
  await compressAssets(path.join(projectRoot, ".next/static"));
  writeFileSync(path.join(projectRoot, STAMP), current);
}

function buildFailed(output: string): StartError {
  if (isDiskFull(projectRoot)) return diskFullError(projectRoot);
  return new StartError(`${output.trim()}\nThe studio could not be built; the reason is above.`);
}
