import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { UsageBreakdown, UsageBreakdownQuery } from "#lib/contracts/usage.ts";
import { findActorNames } from "../actor-names.ts";
import { findSubjectNames } from "../subject-names.ts";
import { breakDownUsage } from "./break-down-usage.ts";
import { toTotals } from "./count-usage.ts";

/** What was called in a time, by what was called, by whom, from where, or where it failed; the first by `sort`. */
export async function getUsageBreakdown(ctx: Ctx, query: UsageBreakdownQuery): Promise<UsageBreakdown> {
  assertCan(ctx, "execution:read");
  const { from, to, by, sort, limit, ...filter } = query;
  const rows = await breakDownUsage(ctx, { filter, by, sort, limit, span: [Date.parse(from), Date.parse(to)] });
  const names = await findNames(ctx, by, rows);
  return {
    rows: rows.map((row) => ({ key: row.g, name: names.get(row.g) ?? null, type: row.kind === "" ? null : row.kind, ...toTotals(row) })),
  };
}

async function findNames(ctx: Ctx, by: UsageBreakdownQuery["by"], rows: { g: string; kind: string }[]): Promise<Map<string, string>> {
  if (by === "subject")
    return findSubjectNames(
      ctx,
      rows.map(({ g, kind }) => ({ subjectType: kind, subjectId: g })),
    );
  if (by === "actor") return findActorNames(rows.map(({ g, kind }) => ({ actorType: kind, actorId: g === "" ? null : g })));
  return new Map(rows.map(({ g }) => [g, g]));
}
