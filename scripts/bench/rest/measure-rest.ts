import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { cpuTimes } from "../cpu-times.ts";
import type { BenchRequest } from "../load-types.ts";
import { quantile } from "../sandbox/quantile.ts";
import type { RestJob, RestSample, RestWay } from "./rest-job.ts";

export interface RestPlan {
  rounds: number;
  concurrency: number;
  warmUpCalls: number;
  calls: number;
}

export interface RestRow extends RestSample {
  way: RestWay;
  /** Connections to the upstream that were opened for all calls of one round, the warm-up included. */
  connections: number;
}

export interface RestTargets {
  upstreamUrl: string;
  studioPid: number;
  requests: Record<RestWay, BenchRequest>;
}

const run = promisify(execFile);

/** The median of each figure over the rounds, in each of which the ways take turns. */
export async function measureRest(targets: RestTargets, plan: RestPlan): Promise<RestRow[]> {
  const ways: RestWay[] = ["undici", "call", "api"];
  const taken = new Map<RestWay, RestRow[]>(ways.map((way) => [way, []]));
  for (let round = 0; round < plan.rounds; round++) {
    for (const way of ways) taken.get(way)?.push(await measureOne(way, targets, plan));
  }
  return ways.map((way) => medianOf(way, taken.get(way) ?? []));
}

async function measureOne(
  way: RestWay,
  { upstreamUrl, studioPid, requests }: RestTargets,
  { rounds: _, ...plan }: RestPlan,
): Promise<RestRow> {
  const job: RestJob = { way, request: requests[way], ...plan };
  const before = { connections: await connectionsOf(upstreamUrl), studio: cpuTimes(studioPid)?.self };
  const { stdout } = await run(process.execPath, [fileURLToPath(import.meta.resolve("./rest-load.ts")), JSON.stringify(job)]);
  const sample: RestSample = JSON.parse(stdout);
  const studio = cpuTimes(studioPid)?.self;
  // The one of the question itself does not count.
  const connections = (await connectionsOf(upstreamUrl)) - before.connections - 1;
  if (way !== "api" || studio === undefined || before.studio === undefined) return { way, connections, ...sample };
  return { way, connections, ...sample, cpuMs: (studio - before.studio) / (plan.calls + plan.warmUpCalls) };
}

async function connectionsOf(upstreamUrl: string): Promise<number> {
  const answer = await fetch(`${upstreamUrl}/connections`, { headers: { connection: "close" } });
  return Number(await answer.text());
}

function medianOf(way: RestWay, rows: RestRow[]): RestRow {
  const of = (pick: (row: RestRow) => number) => quantile(rows.map(pick), 0.5);
  return {
    way,
    perSecond: of((row) => row.perSecond),
    p50Ms: of((row) => row.p50Ms),
    p95Ms: of((row) => row.p95Ms),
    cpuMs: of((row) => row.cpuMs),
    connections: Math.max(...rows.map((row) => row.connections)),
  };
}
