import { z } from "zod";
import { LogLine } from "#lib/contracts/errors.ts";
import { Exchange } from "#lib/contracts/exchange.ts";
import { Execution } from "#lib/contracts/executions.ts";
import type { ToolExecutionLog } from "#lib/db/generated/client.ts";
import { STORED_BYTES_MAX } from "./stored-json.ts";

const Failed = Execution.shape.error.unwrap().omit({ internalStack: true });

/** A row as the API shows it. The server's own stack is for those who run the server's workspace. */
export function toExecution(row: ToolExecutionLog, actorName: string | null, showInternals: boolean): Execution {
  const error = row.error === null ? null : Failed.parse(row.error);
  const internals = showInternals && row.internalStack !== null ? { internalStack: row.internalStack } : {};
  return Execution.parse({
    ...row,
    actor: { type: row.actorType, id: row.actorId, name: actorName },
    inputTruncated: row.inputBytes > STORED_BYTES_MAX,
    outputTruncated: row.outputBytes > STORED_BYTES_MAX,
    error: error === null ? null : { ...error, ...internals },
    logs: z.array(LogLine).catch([]).parse(row.logs),
    exchange: Exchange.nullable().catch(null).parse(row.exchange),
    durationMs: row.durationMs.toNumber(),
    cost: row.cost.toNumber(),
    createdAt: row.createdAt.toISOString(),
  });
}
