import { z } from "zod";
import { Id, Timestamp } from "./common.ts";
import { Layer } from "./errors.ts";
import { ExecutionSource, ExecutionStatus, SubjectType } from "./executions.ts";
import { Moment } from "./moment.ts";

/** Which executions are counted; drafts never are. Times are those of the executions' start. */
const filters = {
  subjectType: SubjectType.optional(),
  subjectId: Id.optional(),
  actorId: Id.optional(),
  source: ExecutionSource.optional(),
  status: ExecutionStatus.optional(),
  layer: Layer.optional(),
};

interface Range {
  from: string;
  to: string;
}

const ordered = ({ from, to }: Range) => Date.parse(from) < Date.parse(to);
const bounded = ({ from, to }: Range) => Date.parse(to) - Date.parse(from) <= 400 * 86_400_000;

/** `to` is not in the range; at most 400 days. Of times beyond the retention of the log, whole days are known, and no subject together with an actor. */
export const UsageQuery = z
  .strictObject({ from: Moment, to: Moment, ...filters })
  .refine(ordered, { path: ["to"], error: "must be after from" })
  .refine(bounded, { path: ["to"], error: "at most 400 days after from" });
export type UsageQuery = z.output<typeof UsageQuery>;

/** Percentiles are exact to 5 %; null where there was no call. */
export const UsageTotals = z.object({
  calls: z.number().int(),
  failures: z.number().int(),
  p50Ms: z.number().nullable(),
  p95Ms: z.number().nullable(),
  p99Ms: z.number().nullable(),
  totalDurationMs: z.number(),
  cost: z.number(),
});
export type UsageTotals = z.infer<typeof UsageTotals>;

/** The range, and the one of equal length before it. */
export const UsageSummary = z.object({ current: UsageTotals, previous: UsageTotals });
export type UsageSummary = z.infer<typeof UsageSummary>;

/** `byLayer` counts the failures of each layer. */
export const UsagePoint = z.object({ at: Timestamp, ...UsageTotals.shape, byLayer: z.record(z.string(), z.number().int()) });
export type UsagePoint = z.infer<typeof UsagePoint>;
/** Buckets without gaps, oldest first, at most 200; their length follows from the range. */
export const UsageSeries = z.object({ bucketSeconds: z.number().int(), points: z.array(UsagePoint), previous: z.array(UsagePoint) });
export type UsageSeries = z.infer<typeof UsageSeries>;

export const UsageBreakdownQuery = z
  .strictObject({
    ...UsageQuery.shape,
    by: z.enum(["subject", "actor", "source", "layer"]),
    sort: z.enum(["calls", "failures", "p95", "duration", "cost"]).default("calls"),
    limit: z.coerce.number().int().min(1).max(100).default(10),
  })
  .refine(ordered, { path: ["to"], error: "must be after from" })
  .refine(bounded, { path: ["to"], error: "at most 400 days after from" });
export type UsageBreakdownQuery = z.output<typeof UsageBreakdownQuery>;

/** `key` is the id, source or layer; `name` is null where what it names is gone; `type` is that of the subject or actor. */
export const UsageRow = z.object({ key: z.string(), name: z.string().nullable(), type: z.string().nullable(), ...UsageTotals.shape });
export type UsageRow = z.infer<typeof UsageRow>;
export const UsageBreakdown = z.object({ rows: z.array(UsageRow) });
export type UsageBreakdown = z.infer<typeof UsageBreakdown>;

export const RecentUsageQuery = z.strictObject({
  /** Up to 200 ids of tools, endpoints or snippets, by commas. */
  ids: z
    .string()
    .max(8_000)
    .transform((text) => text.split(","))
    .pipe(z.array(Id).min(1).max(200)),
});
export type RecentUsageQuery = z.output<typeof RecentUsageQuery>;

/** The last 24 hours of one subject; `hours` holds 24 counts, the oldest first. */
export const RecentUsage = z.object({
  subjectId: Id,
  calls: z.number().int(),
  failures: z.number().int(),
  p95Ms: z.number().nullable(),
  hours: z.array(z.object({ calls: z.number().int(), failures: z.number().int() })),
});
export type RecentUsage = z.infer<typeof RecentUsage>;
export const RecentUsageList = z.object({ recent: z.array(RecentUsage) });
