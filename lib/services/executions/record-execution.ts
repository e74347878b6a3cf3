import { onShutdown } from "#lib/shutdown.ts";
import { singleton } from "#lib/singleton.ts";
import { GroupCommit } from "./group-commit.ts";
import { type ExecutionRecord, insertExecutions } from "./insert-executions.ts";

/** Puts one execution into the log. Resolves when it is durable; executions that end together share one commit. */
export function recordExecution(record: ExecutionRecord): Promise<void> {
  return recorder().add(record);
}

function recorder(): GroupCommit<ExecutionRecord> {
  return singleton("execution-recorder", () => {
    const commits = new GroupCommit(insertExecutions, ({ json }) => json.length);
    onShutdown("requests", () => commits.drain());
    return commits;
  });
}
