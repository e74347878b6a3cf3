import type { Usage } from "#lib/contracts/common.ts";

interface Counters {
  executionCount: bigint;
  failureCount: bigint;
  totalDurationMs: { toNumber(): number };
  lastExecutedAt: Date | null;
}

export function toUsage(row: Counters): Usage {
  return {
    executions: Number(row.executionCount),
    failures: Number(row.failureCount),
    totalDurationMs: row.totalDurationMs.toNumber(),
    lastExecutedAt: row.lastExecutedAt?.toISOString() ?? null,
  };
}
