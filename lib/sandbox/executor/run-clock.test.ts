import { describe, expect, it } from "vitest";
import { RunClock } from "./run-clock.ts";

function computeFor(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe("RunClock", () => {
  it("tells which of the two times is over", async () => {
    const cpu = new RunClock({ timeoutMs: 60_000, cpuMs: 80 });
    expect(cpu.over()).toBeUndefined();
    while (!cpu.over()) computeFor(1);
    expect(cpu.over()).toBe("cpu");
    expect(cpu.cpuMs).toBeGreaterThanOrEqual(79);
    const wall = new RunClock({ timeoutMs: 20, cpuMs: 60_000 });
    computeFor(21);
    expect(wall.over()).toBe("time");
  });

  it("does not count the time in which the run waits as computing", async () => {
    const clock = new RunClock({ timeoutMs: 60_000, cpuMs: 100 });
    for (let n = 0; n < 3; n++) {
      clock.pause();
      await pause(60);
      clock.resume();
      expect(clock.over()).toBeUndefined();
    }
    expect(clock.cpuMs).toBeLessThan(60);
    while (!clock.over()) computeFor(1);
    expect(clock.over()).toBe("cpu");
  });

  it("does not count the time in which the process itself got no processor", async () => {
    const clock = new RunClock({ timeoutMs: 60_000, cpuMs: 120 });
    computeFor(55);
    expect(clock.over()).toBeUndefined();
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 150);
    expect(clock.over()).toBeUndefined();
    expect(clock.cpuMs).toBeLessThan(120);
  });
});
