import type { EgressRequest } from "#lib/egress/egress.ts";
import type { Pool } from "#lib/egress/pools.ts";
import type { Deadline } from "#lib/egress/start-deadline.ts";

export interface ExchangeOptions {
  pool: Pool;
  deadline: Deadline;
  maxResponseBytes: number;
  firstByteTimeoutMs: number | undefined;
  /** Longest silence within the body; 0 for no limit, the usual one where absent. */
  bodyTimeoutMs?: number;
  onPhase: EgressRequest["onPhase"];
}
