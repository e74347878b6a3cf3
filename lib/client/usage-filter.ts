import { z } from "zod";
import { Layer } from "#lib/contracts/errors.ts";
import { ExecutionSource, ExecutionStatus, SubjectType } from "#lib/contracts/executions.ts";
import { Moment } from "#lib/contracts/moment.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The ranges that end now, and their lengths. */
export const RANGES = {
  "1h": { label: "Last hour", ms: HOUR_MS },
  "24h": { label: "Last 24 hours", ms: DAY_MS },
  "7d": { label: "Last 7 days", ms: 7 * DAY_MS },
  "30d": { label: "Last 30 days", ms: 30 * DAY_MS },
  "90d": { label: "Last 90 days", ms: 90 * DAY_MS },
} as const;
export type RangeName = keyof typeof RANGES;
export const RANGE_NAMES = Object.keys(RANGES) as [RangeName, ...RangeName[]];

const optional = <S extends z.ZodType>(schema: S) => schema.optional().catch(undefined);

/** The part of the address that says which calls are counted. A value that makes no sense counts as absent. */
export const UsageFilter = z.object({
  range: z.enum(RANGE_NAMES).catch("24h"),
  /** Of a range of one's own: both or none. */
  from: optional(Moment),
  to: optional(Moment),
  subjectType: optional(SubjectType),
  subjectId: optional(z.uuid()),
  actorId: optional(z.uuid()),
  source: optional(ExecutionSource),
  status: optional(ExecutionStatus),
  layer: optional(Layer),
  compare: optional(z.literal("1")),
});
export type UsageFilter = z.infer<typeof UsageFilter>;

const MINUTE_MS = 60_000;
const RANGE_MIN_MS = MINUTE_MS;
const RANGE_MAX_MS = 400 * DAY_MS;

export interface Range {
  from: string;
  to: string;
}

/** Whether the range is one's own and does not move with the clock. */
export function ownRange({ from, to }: UsageFilter): Range | null {
  return from !== undefined && to !== undefined && problemOfRange({ from, to }) === null ? { from, to } : null;
}

/** What is wrong with a range, in words for who typed it. */
export function problemOfRange({ from, to }: Range): string | null {
  const lengthMs = Date.parse(to) - Date.parse(from);
  if (lengthMs <= 0) return "The end must be after the start.";
  return lengthMs > RANGE_MAX_MS ? "At most 400 days can be shown at once." : null;
}

/** The range of a filter. One that ends now ends with the present minute, so that the same minute asks the same question. */
export function rangeOf(filter: UsageFilter, nowMs: number): Range {
  const own = ownRange(filter);
  if (own !== null) return own;
  const toMs = Math.ceil(nowMs / MINUTE_MS) * MINUTE_MS;
  return { from: new Date(toMs - RANGES[filter.range].ms).toISOString(), to: new Date(toMs).toISOString() };
}

/** What the usage API is asked. */
export function toUsageQuery(filter: UsageFilter, nowMs: number) {
  const { subjectType, subjectId, actorId, source, status, layer } = filter;
  return { ...rangeOf(filter, nowMs), subjectType, subjectId, actorId, source, status, layer };
}

/** The range moved by parts of its length, or made shorter or longer around its middle; never into the future, where nothing is. */
export function moveRange({ from, to }: Range, { by = 0, times = 1 }: { by?: number; times?: number }, nowMs: number): Range {
  const [fromMs, toMs] = [Date.parse(from), Date.parse(to)];
  const length = Math.min(RANGE_MAX_MS, Math.max(RANGE_MIN_MS, (toMs - fromMs) * times));
  const middle = (fromMs + toMs) / 2 + (toMs - fromMs) * by;
  const endMs = Math.min(Math.ceil(nowMs / MINUTE_MS) * MINUTE_MS, Math.round(middle + length / 2));
  const startMs = Math.max(0, endMs - length);
  return { from: new Date(startMs).toISOString(), to: new Date(endMs).toISOString() };
}
