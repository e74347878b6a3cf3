import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { LoadJob, LoadResult } from "./load-types.ts";

const run = promisify(execFile);

/** Puts load on a server and throws unless every answer was 200: figures of refusals would look very good. */
export async function runLoad(job: LoadJob): Promise<LoadResult> {
  const { stdout } = await run(process.execPath, [fileURLToPath(import.meta.resolve("./load.ts")), JSON.stringify(job)]);
  const result: LoadResult = JSON.parse(stdout);
  const refused = result.answered - (result.statuses["200"] ?? 0);
  if (refused > 0 || result.errors > 0 || result.answered === 0) {
    throw new Error(`${job.request.url}: ${JSON.stringify(result.statuses)}, ${result.errors} errors of the connection`);
  }
  return result;
}
