import { createHash } from "node:crypto";
import type { Ctx } from "#lib/auth/ctx.ts";
import { SearchExecutionsQuery } from "#lib/contracts/executions.ts";
import { UsageBreakdownQuery } from "#lib/contracts/usage.ts";
import { pool } from "#lib/db/pool.ts";
import { searchExecutions } from "#lib/services/executions/search-executions.ts";
import { getUsageBreakdown } from "#lib/services/usage/get-usage-breakdown.ts";
import { getUsageSeries } from "#lib/services/usage/get-usage-series.ts";
import { getUsageSummary } from "#lib/services/usage/get-usage-summary.ts";
import { listRecentUsage } from "#lib/services/usage/list-recent-usage.ts";
import { DAYS } from "./fill-log.ts";

export interface View {
  name: string;
  read: () => Promise<unknown>;
}

const idOf = (text: string) =>
  createHash("md5")
    .update(text)
    .digest("hex")
    .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, "$1-$2-7$3-8$4-$5");
const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();

/** The tool and the caller with the most calls, and ones with few. */
const [TOOL, RARE_TOOL, ACTOR] = [idOf("tool0"), idOf("tool499"), idOf("actor0")];

/** Every view of the dashboard and of the log, over all rows and over what is asked for most; with one filter, and with filters that meet. */
export function usageViews(ctx: Ctx): View[] {
  return [...dashboard(ctx), ...explorer(ctx)];
}

function dashboard(ctx: Ctx): View[] {
  const all = { from: ago(DAYS), to: ago(0) };
  const month = { from: ago(30), to: ago(0) };
  const meeting = { ...all, actorId: ACTOR, source: "api" } as const;
  const breakdown = (query: object) => getUsageBreakdown(ctx, UsageBreakdownQuery.parse({ ...all, ...query }));
  return [
    { name: "summary, 90 days", read: () => getUsageSummary(ctx, all) },
    { name: "summary, 30 days and the 30 before", read: () => getUsageSummary(ctx, month) },
    { name: "summary, one caller and source", read: () => getUsageSummary(ctx, meeting) },
    { name: "series, 90 days", read: () => getUsageSeries(ctx, all) },
    { name: "series, 30 days and the 30 before", read: () => getUsageSeries(ctx, month) },
    { name: "series, 24 hours by 15 minutes", read: () => getUsageSeries(ctx, { from: ago(1), to: ago(0) }) },
    { name: "series, 4 days by half hours", read: () => getUsageSeries(ctx, { from: ago(4), to: ago(0) }) },
    { name: "series, one tool", read: () => getUsageSeries(ctx, { ...all, subjectId: TOOL }) },
    { name: "series, one caller and source", read: () => getUsageSeries(ctx, meeting) },
    { name: "top tools", read: () => breakdown({ by: "subject" }) },
    { name: "slowest tools", read: () => breakdown({ by: "subject", sort: "p95" }) },
    { name: "top tools of one caller", read: () => breakdown({ by: "subject", actorId: ACTOR }) },
    { name: "top tools of one source", read: () => breakdown({ by: "subject", source: "api" }) },
    { name: "by caller", read: () => breakdown({ by: "actor" }) },
    { name: "by source", read: () => breakdown({ by: "source" }) },
    { name: "errors by layer", read: () => breakdown({ by: "layer" }) },
    { name: "errors by layer of one caller and source", read: () => breakdown({ ...meeting, by: "layer" }) },
    { name: "sparklines of 200 tools", read: () => listRecentUsage(ctx, { ids: Array.from({ length: 200 }, (_, n) => idOf(`tool${n}`)) }) },
    { name: "last day of all tools", read: () => pool().query("SELECT * FROM recent_usage($1)", [ctx.workspace.id]) },
  ];
}

function explorer(ctx: Ctx): View[] {
  const log = (query: object) => searchExecutions(ctx, SearchExecutionsQuery.parse(query));
  let cursor: string | undefined;
  const secondPage = async (query: object) => {
    // Known after the first reading, which is not counted.
    cursor ??= (await log(query)).nextCursor ?? undefined;
    return log({ ...query, cursor });
  };
  const half = { from: ago(DAYS), to: ago(DAYS / 2) };
  const cases: [string, object][] = [
    ["log, newest", {}],
    ["log, failed", { status: "failed" }],
    ["log, one layer", { layer: "connect" }],
    ["log, a tool with few calls", { subjectId: RARE_TOOL }],
    ["log, a tool's failures", { subjectId: RARE_TOOL, status: "failed" }],
    ["log, one caller and source", { actorId: ACTOR, source: "code" }],
    ["log, a caller who never called", { actorId: idOf("nobody") }],
    ["log, nothing from hooks", { source: "hook" }],
    ["log, slower than a minute", { minDurationMs: 60_000 }],
    [
      "log, all filters",
      { ...half, subjectType: "tool", subjectId: TOOL, actorId: ACTOR, source: "api", status: "succeeded", version: 1, minDurationMs: 100 },
    ],
    ["search, a word of every row", { search: "completed" }],
    ["search, of each hundredth", { search: "urgent" }],
    ["search, of each thousandth", { search: "refunded" }],
    ["search, of ten rows", { search: "needle" }],
    ["search, of no row", { search: "unheard" }],
    ["search, the beginning of many words", { search: "c1" }],
    ["search, two common words", { search: "urgent completed" }],
    ["search, two that never meet", { search: "urgent refunded" }],
    ["search, a word of every row, failed ones only", { search: "completed", status: "failed" }],
    ["search, one row by its order", { search: "o654321" }],
    ["search, an old half by a common word", { ...half, search: "warehouse" }],
    ["search, with all filters", { ...half, search: "region sent", subjectId: TOOL, actorId: ACTOR, source: "api", minDurationMs: 100 }],
  ];
  return [
    ...cases.map(([name, query]) => ({ name, read: () => log(query) })),
    { name: "search, the next page of each hundredth", read: () => secondPage({ search: "urgent" }) },
  ];
}
