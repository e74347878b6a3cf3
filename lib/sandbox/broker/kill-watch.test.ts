import { afterEach, describe, expect, it } from "vitest";
import { KillWatch } from "./kill-watch.ts";

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
let due = 0;
const watch = new KillWatch(() => {
  due += 1;
});
afterEach(() => {
  watch.stop();
  due = 0;
});

describe("KillWatch", () => {
  it("calls once the time is over, and not before", async () => {
    watch.set(performance.now() + 60);
    await pause(20);
    expect(due).toBe(0);
    await expect.poll(() => due).toBe(1);
  });

  it("follows the time that was set last, later or sooner", async () => {
    watch.set(performance.now() + 20);
    watch.set(performance.now() + 60_000);
    await pause(80);
    expect(due).toBe(0);
    watch.set(performance.now() + 20);
    await expect.poll(() => due).toBe(1);
  });

  it("does not call after it was cleared, and works again after that", async () => {
    watch.set(performance.now() + 20);
    watch.clear();
    await pause(60);
    expect(due).toBe(0);
    watch.set(performance.now() + 20);
    await expect.poll(() => due).toBe(1);
  });
});
