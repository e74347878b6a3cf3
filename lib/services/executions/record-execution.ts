import { onShutdown } from "#lib/shutdown.ts";
import { singleton } from "#lib/singleton.ts";
import { GroupCommit } from "./group-commit.ts";
import { insertExecutions } from "./insert-executions.ts";

/** Puts one execution into the log. Resolves when it is durable; executions that end together share one commit. */
export function recordExecution(record: string): Promise<void> {
  return recorder().add(record);
}

function recorder(): GroupCommit {
  return singleton("execution-recorder", () => {
    const commits = new GroupCommit(insertExecutions);
    onShutdown("requests", () => commits.drain());
    return commits;
  });
}
