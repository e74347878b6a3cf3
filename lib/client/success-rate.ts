import type { Usage } from "#lib/contracts/common.ts";

/** Share of executions that succeeded, as a whole percentage; null before the first one. Never 100 while anything failed. */
export function successRate({ executions, failures }: Pick<Usage, "executions" | "failures">): number | null {
  if (executions === 0) return null;
  return Math.floor(((executions - failures) / executions) * 100);
}
