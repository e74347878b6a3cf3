import { RecentUsageList, RecentUsageQuery, UsageBreakdown, UsageBreakdownQuery, UsageQuery, UsageSeries, UsageSummary } from "../usage.ts";
import { operation } from "./operation.ts";

const base = "/api/custom-tools/usage";
const shared = { method: "GET", tag: "Usage", allow: "execution:read", status: 200 } as const;

export const usageOperations = {
  summary: operation({
    ...shared,
    id: "getUsageSummary",
    path: `${base}/summary`,
    summary: "Count the calls of a time and of the one before",
    query: UsageQuery,
    response: UsageSummary,
  }),
  series: operation({
    ...shared,
    id: "getUsageSeries",
    path: `${base}/series`,
    summary: "Count the calls of a time, piece by piece",
    query: UsageQuery,
    response: UsageSeries,
  }),
  breakdown: operation({
    ...shared,
    id: "getUsageBreakdown",
    path: `${base}/breakdown`,
    summary: "Count the calls of a time by what was called, by whom, from where, or where they failed",
    query: UsageBreakdownQuery,
    response: UsageBreakdown,
  }),
  recent: operation({
    ...shared,
    id: "listRecentUsage",
    path: `${base}/recent`,
    summary: "Count the calls of the last 24 hours, hour by hour, of some tools, endpoints or snippets",
    query: RecentUsageQuery,
    response: RecentUsageList,
  }),
} as const;
