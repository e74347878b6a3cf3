import { z } from "zod";
import type { ExecutionFilter } from "./executions.ts";
import { UsageFilter } from "./usage-filter.ts";

/** The part of the address that says which executions the log shows. A value that makes no sense counts as absent. */
export const LogFilter = UsageFilter.omit({ range: true, compare: true }).extend({
  search: z.string().trim().min(1).max(200).optional().catch(undefined),
  version: z.coerce.number().int().min(0).max(2_147_483_647).optional().catch(undefined),
  minDurationMs: z.coerce.number().min(0).max(1_000_000_000).optional().catch(undefined),
  parentId: z.uuid().optional().catch(undefined),
});
export type LogFilter = z.infer<typeof LogFilter>;

/** What is on the screen beside the list: the open execution, and whether the newest are followed. */
export const LogView = z.object({
  execution: z.uuid().optional().catch(undefined),
  live: z.literal("1").optional().catch(undefined),
});

/** What the search is asked; the address holds nothing that it would refuse. */
export function toExecutionFilter({ from, to, ...filter }: LogFilter): ExecutionFilter {
  const isRange = from === undefined || to === undefined || Date.parse(from) < Date.parse(to);
  const given = Object.entries({ ...filter, ...(isRange ? { from, to } : {}) }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given);
}
