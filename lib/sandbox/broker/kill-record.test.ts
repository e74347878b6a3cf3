import path from "node:path";
import { describe, expect, it, vi } from "vitest";
import { BootSlots } from "./boot-slots.ts";
import { javascriptKind } from "./javascript-kind.ts";
import { KillRecord } from "./kill-record.ts";
import { Pool } from "./pool.ts";

function recordOf(tenant: string, count: number): KillRecord {
  const kills = new KillRecord();
  for (let n = 0; n < count; n++) kills.add(tenant);
  return kills;
}

describe("KillRecord", () => {
  it("suspects a tenant after three kills, and refuses it after many", () => {
    expect(recordOf("a", 2).isSuspect("a")).toBe(false);
    expect(recordOf("a", 4).isSuspect("a")).toBe(true);
    expect(recordOf("a", 30).refusedMs("a")).toBe(0);
    expect(recordOf("a", 50).refusedMs("a")).toBeGreaterThan(5_000);
    expect(recordOf("a", 50).refusedMs("b")).toBe(0);
  });

  it("forgets one kill in a second", () => {
    vi.useFakeTimers({ toFake: ["performance"] });
    const kills = recordOf("a", 50);
    vi.advanceTimersByTime(kills.refusedMs("a"));
    expect(kills.refusedMs("a")).toBe(0);
    vi.advanceTimersByTime(60_000);
    expect(kills.isSuspect("a")).toBe(false);
    vi.useRealTimers();
  });

  it("has the tenant refused with the time to wait, and nobody else", async () => {
    const kind = async () => javascriptKind(path.resolve("lib/sandbox/executor/main.ts"));
    const sizes = {
      processes: 1,
      spares: 0,
      processesMax: 2,
      runsPerProcess: 4,
      memoryMbPerProcess: 512,
      bootSlots: new BootSlots(1),
      queueMsMax: 30_000,
      queueLengthMax: 10,
    };
    const pool = new Pool({ ...sizes, kind, isLazy: false }, recordOf("killer", 60));
    const run = { language: "javascript", code: "return 1", paramsJson: "{}", timeoutMs: 10_000, memoryLimitMb: 32 } as const;
    await expect(pool.run({ ...run, tenant: "killer" })).rejects.toMatchObject({
      code: "rate_limited",
      extra: { retryAfterMs: expect.any(Number) },
    });
    expect(await pool.run({ ...run, tenant: "other" })).toMatchObject({ ok: true });
    await pool.close();
  });
});
