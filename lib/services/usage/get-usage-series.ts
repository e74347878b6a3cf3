import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { UsagePoint, UsageQuery, UsageSeries } from "#lib/contracts/usage.ts";
import { countUsage, NO_CALLS, toTotals } from "./count-usage.ts";
import type { Span } from "./split-range.ts";
import { stepOf } from "./step-of.ts";
import type { UsageFilter } from "./usage-parts.ts";

/**
 * What was called in a time, piece by piece. The pieces are those of the clock, so the first and the last may be parts of one;
 * those of the time before are as many, and each belongs to the one at its place.
 */
export async function getUsageSeries(ctx: Ctx, { from, to, ...filter }: UsageQuery): Promise<UsageSeries> {
  assertCan(ctx, "execution:read");
  const [fromMs, toMs] = [Date.parse(from), Date.parse(to)];
  const stepMs = stepOf([fromMs, toMs]);
  const shiftMs = Math.ceil((toMs - fromMs) / stepMs) * stepMs;
  const [points, previous] = await Promise.all([
    read(ctx, filter, [fromMs, toMs], stepMs),
    fromMs < shiftMs ? [] : read(ctx, filter, [fromMs - shiftMs, toMs - shiftMs], stepMs),
  ]);
  return { bucketSeconds: stepMs / 1000, points, previous };
}

async function read(ctx: Ctx, filter: UsageFilter, span: Span, stepMs: number): Promise<UsagePoint[]> {
  const counted = await countUsage(ctx, { filter, span, stepMs });
  const byTime = new Map(counted.map((group) => [Number(group.g), group]));
  const [fromMs, toMs] = span;
  const firstMs = fromMs - (fromMs % stepMs);
  return Array.from({ length: Math.ceil((toMs - firstMs) / stepMs) }, (_, index) => {
    const atMs = firstMs + index * stepMs;
    const group = byTime.get(atMs);
    return { at: new Date(atMs).toISOString(), ...toTotals(group ?? NO_CALLS), byLayer: group?.byLayer ?? {} };
  });
}
