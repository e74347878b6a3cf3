import { type CpuTimes, cpuTimes } from "./cpu-times.ts";
import type { BenchRequest } from "./load-types.ts";
import { runLoad } from "./run-load.ts";

export interface BenchCase {
  name: string;
  request: BenchRequest;
  /** The server process that answers. */
  pid: number;
  /** Whether its answers are rows of the execution log. */
  logged: boolean;
}

export interface Sample {
  answered: number;
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
  /** CPU milliseconds per request; undefined where the system does not say. */
  webCpuMs: number | undefined;
  sandboxCpuMs: number | undefined;
  postgresCpuMs: number | undefined;
}

export async function measure(each: BenchCase, postgresPid: number, connections: number, durationSec: number): Promise<Sample> {
  const before = [cpuTimes(each.pid), cpuTimes(postgresPid)];
  const { answered, seconds, p50Ms, p99Ms } = await runLoad({ request: each.request, connections, durationSec });
  const after = [cpuTimes(each.pid), cpuTimes(postgresPid)];
  const perRequest = (which: number, of: (times: CpuTimes) => number) => {
    const [from, to] = [before[which], after[which]];
    return from === undefined || to === undefined ? undefined : Math.max(0, of(to) - of(from)) / answered;
  };
  return {
    answered,
    perSecond: answered / seconds,
    p50Ms,
    p99Ms,
    webCpuMs: perRequest(0, ({ self }) => self),
    sandboxCpuMs: perRequest(0, ({ descendants }) => descendants),
    postgresCpuMs: perRequest(1, ({ self, descendants }) => self + descendants),
  };
}
