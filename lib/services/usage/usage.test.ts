import { beforeAll, describe, expect, it } from "vitest";
import { UsageBreakdownQuery, UsageQuery } from "#lib/contracts/usage.ts";
import { newId } from "#lib/id.ts";
import { addExecutions, type TestExecution } from "#lib/testing/add-executions.ts";
import { testDatabaseUrl } from "#lib/testing/database.ts";
import { query } from "#lib/testing/query.ts";
import { makeRows } from "#lib/testing/rows.ts";
import { makeWorkspace, type TestWorkspace } from "#lib/testing/workspaces.ts";
import { digestExecutions } from "./digest-executions.ts";
import { getUsageBreakdown } from "./get-usage-breakdown.ts";
import { getUsageSeries } from "./get-usage-series.ts";
import { getUsageSummary } from "./get-usage-summary.ts";
import { listRecentUsage } from "./list-recent-usage.ts";
import { DAY_MS, HOUR_MS } from "./split-range.ts";

type Known = Required<
  Pick<TestExecution, "at" | "subjectId" | "subjectType" | "version" | "actorId" | "source" | "layer" | "durationMs" | "cost">
>;

const NOW = Date.now();
const TOOLS = [newId(), newId(), newId()];
const ACTORS = [newId(), newId(), null];
let workspace: TestWorkspace;
const known: Known[] = [];

const pick = <T>(of: readonly T[]): T => of[Math.floor(Math.random() * of.length)] as T;

function random(): Known {
  return {
    at: new Date(NOW - Math.floor(Math.random() * 5 * DAY_MS)),
    subjectId: pick(TOOLS),
    subjectType: pick(["tool", "snippet"] as const),
    version: pick([0, 1, 1, 1, 2]),
    actorId: pick(ACTORS),
    source: pick(["api", "ui", "code"]),
    layer: pick([null, null, null, "timeout", "sandbox"]),
    durationMs: Math.round(Math.exp(Math.random() * 9) * 1000) / 1000,
    cost: 0.125,
  };
}

beforeAll(async () => {
  workspace = await makeWorkspace();
  const other = await makeWorkspace();
  for (const [count, digested] of [
    [400, true],
    [150, true],
    [150, false],
  ] as const) {
    const batch = Array.from({ length: count }, random);
    known.push(...batch);
    await addExecutions(workspace.ctx, batch);
    await addExecutions(other.ctx, batch);
    while (digested && (await digestExecutions(97)) > 0);
  }
});

interface Range {
  from: string;
  to: string;
}

const fits =
  (filter: object, { from, to }: Range) =>
  (row: Known) => {
    const { status, ...fields } = filter as { status?: string };
    const outcome = row.layer === null ? "succeeded" : "failed";
    const at = row.at.toISOString();
    return (
      row.version > 0 &&
      at >= from &&
      at < to &&
      (status === undefined || status === outcome) &&
      Object.entries(fields).every(([name, value]) => row[name as keyof Known] === value)
    );
  };

/** What the answer must be, from the rows themselves. Percentiles may be 2.5 % off, and rounding a hair more. */
function expectTotals(totals: object, rows: Known[]): void {
  const sorted = rows.map(({ durationMs }) => durationMs).sort((a, b) => a - b);
  const near = (share: number) => {
    const value = sorted[Math.max(0, Math.ceil(sorted.length * share - 1e-9) - 1)];
    return value === undefined ? null : expect.toSatisfy((got: number) => Math.abs(got / value - 1) < 0.0251);
  };
  expect(totals).toMatchObject({
    calls: rows.length,
    failures: rows.filter(({ layer }) => layer !== null).length,
    totalDurationMs: expect.closeTo(
      sorted.reduce((sum, ms) => sum + ms, 0),
      4,
    ),
    cost: rows.length * 0.125,
    p50Ms: near(0.5),
    p95Ms: near(0.95),
    p99Ms: near(0.99),
  });
}

const iso = (ms: number) => new Date(ms).toISOString();
const RANGES: Range[] = [
  { from: iso(NOW - 6 * DAY_MS), to: iso(NOW + 1000) },
  { from: iso(NOW - 3 * DAY_MS - 1234), to: iso(NOW - DAY_MS + 77) },
  { from: iso(NOW - 5 * HOUR_MS - 1), to: iso(NOW) },
  { from: iso(NOW - 90 * 60_000), to: iso(NOW) },
];
const FILTERS = [
  {},
  { subjectId: TOOLS[0] },
  { subjectType: "snippet" },
  { actorId: ACTORS[0] },
  { source: "ui" },
  { layer: "timeout" },
  { status: "succeeded" },
  { status: "failed", subjectId: TOOLS[1] },
  { source: "code", actorId: ACTORS[1] },
  { source: "api", subjectId: TOOLS[2], subjectType: "tool", layer: "sandbox" },
];
const CASES = RANGES.flatMap((range, index) =>
  FILTERS.map((filter) => ({ name: `range ${index}, ${Object.keys(filter).join(" and ") || "all"}`, range, filter })),
);

describe.each(CASES)("usage of $name", ({ range, filter }) => {
  const input = UsageQuery.parse({ ...range, ...filter });
  const inRange = (of: Range) => known.filter(fits(filter, of));

  it("is summed up as the rows say, and so is the time before", async () => {
    const { current, previous } = await getUsageSummary(workspace.ctx, input);
    expectTotals(current, inRange(range));
    const length = Date.parse(range.to) - Date.parse(range.from);
    expectTotals(previous, inRange({ from: iso(Date.parse(range.from) - length), to: range.from }));
  });

  it("is led by the slowest, however few are asked for", async () => {
    const read = (limit: number) =>
      getUsageBreakdown(workspace.ctx, UsageBreakdownQuery.parse({ ...range, ...filter, by: "subject", sort: "p95", limit }));
    const { rows } = await read(100);
    expect((await read(2)).rows).toEqual(rows.slice(0, 2));
    expect(rows.map(({ p95Ms }) => p95Ms)).toEqual(rows.map(({ p95Ms }) => p95Ms).sort((a, b) => (b ?? 0) - (a ?? 0)));
  });

  it("is told apart by time, without gaps", async () => {
    const { bucketSeconds, points, previous } = await getUsageSeries(workspace.ctx, input);
    const stepMs = bucketSeconds * 1000;
    expect(points.length).toBeLessThanOrEqual(200);
    expect(previous.length).toBe(points.length);
    expect(points.every(({ at }, index) => Date.parse(at) === Date.parse(points[0]?.at ?? "") + index * stepMs)).toBe(true);
    for (const point of points) {
      const rows = inRange(range).filter(({ at }) => Math.floor(at.getTime() / stepMs) * stepMs === Date.parse(point.at));
      expectTotals(point, rows);
      expect(point.byLayer).toEqual(countBy(rows.flatMap(({ layer }) => layer ?? [])));
    }
  });

  it.each([
    ["subject", ({ subjectId }: Known) => subjectId],
    ["actor", ({ actorId }: Known) => actorId ?? ""],
    ["source", ({ source }: Known) => source],
    ["layer", ({ layer }: Known) => layer],
  ] as const)("is told apart by %s", async (by, keyOf) => {
    const { rows } = await getUsageBreakdown(workspace.ctx, UsageBreakdownQuery.parse({ ...range, ...filter, by, limit: 100 }));
    const wanted = Map.groupBy(
      inRange(range).filter((row) => keyOf(row) !== null),
      (row) => `${by === "subject" ? row.subjectType : ""}${keyOf(row)}`,
    );
    expect(rows.map(({ key, type }) => `${by === "subject" ? type : ""}${key}`).sort()).toEqual([...wanted.keys()].sort());
    for (const row of rows) expectTotals(row, wanted.get(`${by === "subject" ? row.type : ""}${row.key}`) ?? []);
    expect(rows.map(({ calls }) => calls)).toEqual(rows.map(({ calls }) => calls).sort((a, b) => b - a));
  });
});

function countBy(values: string[]): Record<string, number> {
  return Object.fromEntries([...Map.groupBy(values, (value) => value)].map(([value, all]) => [value, all.length]));
}

describe("the last 24 hours", () => {
  it("are told hour by hour for each that was asked for, known or not, and agree with the function that lists are sorted by", async () => {
    const ids = [...TOOLS, newId()];
    const { recent } = await listRecentUsage(workspace.ctx, { ids });
    expect(recent.map(({ subjectId }) => subjectId)).toEqual(ids);
    const sinceMs = (Math.floor(Date.now() / HOUR_MS) - 23) * HOUR_MS;
    const sorted = await query(testDatabaseUrl, "SELECT * FROM recent_usage($1)", [workspace.ctx.workspace.id]);
    for (const { subjectId, hours, ...usage } of recent) {
      const rows = known.filter((row) => row.version > 0 && row.subjectId === subjectId && row.at.getTime() >= sinceMs);
      expect(usage).toMatchObject({ calls: rows.length, failures: rows.filter(({ layer }) => layer !== null).length });
      const counts = Array.from(
        { length: 24 },
        (_, index) => rows.filter(({ at }) => Math.floor((at.getTime() - sinceMs) / HOUR_MS) === index).length,
      );
      expect(hours.map(({ calls }) => calls)).toEqual(counts);
      const row = sorted.find((one) => one["subject_id"] === subjectId);
      expect(row === undefined ? 0 : row["calls"]).toBe(usage.calls);
      expect(row === undefined ? null : row["p95_ms"]).toEqual(usage.p95Ms === null ? null : expect.closeTo(usage.p95Ms, 0));
    }
  });
});

describe("a breakdown", () => {
  it("names what is there, sorts by what is asked for, and ends at its limit", async () => {
    const { ctx } = await makeWorkspace();
    const { tool, endpoint, snippet } = await makeRows(ctx);
    await addExecutions(ctx, [
      { subjectId: tool, durationMs: 5 },
      { subjectId: endpoint, subjectType: "endpoint", durationMs: 900_000 },
      { subjectId: snippet, subjectType: "snippet", durationMs: 700_000, cost: 3 },
      { subjectId: newId(), durationMs: 1, layer: "upstream" },
    ]);
    const read = (changes: object) =>
      getUsageBreakdown(
        ctx,
        UsageBreakdownQuery.parse({ from: iso(NOW - HOUR_MS), to: iso(Date.now() + 1000), by: "subject", ...changes }),
      );
    expect((await read({ sort: "p95", limit: 2 })).rows).toMatchObject([
      { name: "Upstream: Read", type: "endpoint" },
      { name: "Add", type: "snippet" },
    ]);
    expect((await read({ sort: "cost", limit: 1 })).rows).toMatchObject([{ key: snippet, cost: 3 }]);
    expect((await read({ sort: "failures", limit: 1 })).rows).toMatchObject([{ name: null, failures: 1 }]);
    expect((await read({ by: "actor" })).rows).toMatchObject([{ key: ctx.actor.id, name: ctx.actor.name, type: "user", calls: 5 }]);
  });

  it("is for those who may read the log", async () => {
    const { ctx } = await makeWorkspace();
    const stranger = { ...ctx, permissions: new Set<never>() };
    await expect(getUsageSummary(stranger, UsageQuery.parse(RANGES[0]))).rejects.toMatchObject({ code: "forbidden" });
    await expect(listRecentUsage(stranger, { ids: [newId()] })).rejects.toMatchObject({ code: "forbidden" });
  });
});
