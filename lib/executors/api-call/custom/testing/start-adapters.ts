import path from "node:path";
import type { LogLine } from "#lib/contracts/errors.ts";
import type { Json, JsonObject } from "#lib/contracts/json.ts";
import { openEgress } from "#lib/egress/testing/open-egress.ts";
import type { CustomCall } from "#lib/executors/api-call/custom/custom-call.ts";
import { executeCustom } from "#lib/executors/api-call/custom/execute-custom.ts";
import { createSandbox } from "#lib/sandbox/create-sandbox.ts";

/** A sandbox and a door to the servers of this machine, to run adapters with. */
export function startAdapters() {
  const sandbox = createSandbox({ entry: path.resolve("lib/sandbox/executor/main.ts"), processes: 1, spares: 0 });
  const egress = openEgress("127.0.0.0/8");
  const lines: LogLine[] = [];
  const record = { logs: (more: LogLine[]) => void lines.push(...more), phase: () => {} };
  return {
    lines,
    run(call: CustomCall, parameters: JsonObject = {}, time: { timeoutMs?: number; startedAt?: number } = {}): Promise<Json> {
      const env = { sandbox, egress, record, tenant: "one", depth: 0, timeoutMs: 10_000, ...time, signal: new AbortController().signal };
      return executeCustom(call, parameters, env);
    },
    close: () => Promise.all([sandbox.close(), egress.close()]),
  };
}
