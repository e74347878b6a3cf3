import type { QueryClient } from "@tanstack/react-query";
import { executionQueries } from "./executions.ts";
import { toolQueries } from "./tools.ts";
import { usageQueries } from "./usage.ts";

/** A run has changed the log and the counters, a failed one too. Nobody waits for them: the answer is on the screen first. */
export function afterRun(client: QueryClient, workspace: string): void {
  const keys = [toolQueries.all(workspace), [...executionQueries.all(workspace), "search"], usageQueries.all(workspace)];
  for (const queryKey of keys) void client.invalidateQueries({ queryKey });
}
