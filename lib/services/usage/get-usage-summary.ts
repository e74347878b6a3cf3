import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { UsageQuery, UsageSummary, UsageTotals } from "#lib/contracts/usage.ts";
import { countUsage, NO_CALLS, toTotals } from "./count-usage.ts";
import type { Span } from "./split-range.ts";
import type { UsageFilter } from "./usage-parts.ts";

/** What was called in a time, and in the time of equal length before it. */
export async function getUsageSummary(ctx: Ctx, { from, to, ...filter }: UsageQuery): Promise<UsageSummary> {
  assertCan(ctx, "execution:read");
  const [fromMs, toMs] = [Date.parse(from), Date.parse(to)];
  const [current, previous] = await Promise.all([
    total(ctx, filter, [fromMs, toMs]),
    total(ctx, filter, [Math.max(0, fromMs - (toMs - fromMs)), fromMs]),
  ]);
  return { current, previous };
}

async function total(ctx: Ctx, filter: UsageFilter, span: Span): Promise<UsageTotals> {
  const [counted] = await countUsage(ctx, { filter, span });
  return counted === undefined ? NO_CALLS : toTotals(counted);
}
