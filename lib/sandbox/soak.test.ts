import { fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { SoakSample } from "./fixtures/soak-host.ts";

const RUNS = 100_000;
const GROWTH_MAX = 1.05;
const samples: SoakSample[] = [];

describe("100,000 mixed executions", () => {
  beforeAll(async () => {
    const host = fork(path.resolve("lib/sandbox/fixtures/soak-host.ts"), [String(RUNS)], { execArgv: ["--expose-gc"] });
    host.on("message", (sample) => samples.push(sample as SoakSample));
    const [exitCode] = (await once(host, "exit")) as [number];
    expect(exitCode).toBe(0);
  }, 240_000);

  it("all end", () => {
    expect(samples.at(-1)?.runs).toBe(RUNS);
  });

  it("need no more memory at the end than after the first 10,000", () => {
    const [warm, ...later] = samples
      .filter(({ runs, children }) => runs > 0 && children > 0)
      .map(({ brokerKb, executorKb }) => brokerKb + executorKb);
    // Garbage that was not collected yet comes and goes; what is never given back is in each of them.
    const last = Math.min(...later.slice(-3));
    expect(last, JSON.stringify(samples)).toBeLessThanOrEqual((warm ?? 0) * GROWTH_MAX);
  });

  it("leave no process, descriptor or timer behind", () => {
    const [first, last] = [samples[0], samples.at(-1)];
    expect(last?.children).toBe(0);
    expect(last?.timers).toBe(0);
    expect(last?.descriptors).toBeLessThanOrEqual((first?.descriptors ?? 0) + 1);
  });
});
