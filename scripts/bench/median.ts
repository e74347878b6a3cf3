import type { Sample } from "./measure.ts";

/** The median of each figure for itself; `answered` is the sum. */
export function median(samples: Sample[]): Sample {
  const of = (pick: (sample: Sample) => number | undefined) => {
    const sorted = samples
      .map(pick)
      .filter((value) => value !== undefined)
      .sort((a, b) => a - b);
    return sorted.length === 0 ? undefined : ((sorted[(sorted.length - 1) >> 1] ?? 0) + (sorted[sorted.length >> 1] ?? 0)) / 2;
  };
  return {
    answered: samples.reduce((sum, { answered }) => sum + answered, 0),
    perSecond: of((sample) => sample.perSecond) ?? 0,
    p50Ms: of((sample) => sample.p50Ms) ?? 0,
    p99Ms: of((sample) => sample.p99Ms) ?? 0,
    webCpuMs: of((sample) => sample.webCpuMs),
    sandboxCpuMs: of((sample) => sample.sandboxCpuMs),
    postgresCpuMs: of((sample) => sample.postgresCpuMs),
  };
}
