import { changes } from "#lib/db/changes.ts";
import { warmUpSandbox } from "#lib/executors/execution-env.ts";

/** What the first request would otherwise wait for. */
export async function warmUp(): Promise<void> {
  warmUpSandbox();
  await changes().start();
}
