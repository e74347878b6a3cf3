import type { QueryClient } from "@tanstack/react-query";
import { executionQueries } from "./executions.ts";
import { snippetQueries } from "./snippets.ts";
import { toolQueries } from "./tools.ts";
import { usageQueries } from "./usage.ts";

/** A run has changed the log and the counters, a failed one too. Nobody waits for them: the answer is on the screen first. */
export function afterRun(client: QueryClient, workspace: string): void {
  const log = [...executionQueries.all(workspace), "search"];
  for (const queryKey of [toolQueries.all(workspace), snippetQueries.all(workspace), log, usageQueries.all(workspace)])
    void client.invalidateQueries({ queryKey });
}
