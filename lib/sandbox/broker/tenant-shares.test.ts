import { describe, expect, it } from "vitest";
import type { ExecutorLink } from "./executor-link.ts";
import { Task } from "./task.ts";
import { TenantShares } from "./tenant-shares.ts";

const SIZES = { processes: 4, processesMax: 10, runsPerProcess: 2, memoryMbPerProcess: 64 };
let lastId = 0;
function taskOf(tenant: string, depth = 0): Task {
  lastId += 1;
  const run = { tenant, depth, language: "javascript", code: "", paramsJson: "{}", timeoutMs: 1, memoryLimitMb: 32 } as const;
  return new Task(lastId, run, { id: 1, sentTo: new Set() }, { resolve() {}, reject() {} });
}
/** The shares know an executor by what runs in it. */
const linkOf = (state: Partial<Pick<ExecutorLink, "isBusy" | "runCount" | "memoryMb">> = {}) =>
  ({ isBusy: false, runCount: 1, memoryMb: 32, ...state }) as ExecutorLink;

describe("TenantShares", () => {
  it("leaves one executor to others, half of them when a tenant's code is killed often, and one to who has none", () => {
    const shares = new TenantShares(SIZES);
    const computing = (tenant: string) => {
      const link = linkOf();
      shares.bind(taskOf(tenant), link);
      shares.setBusy(link, true);
    };
    computing("a");
    computing("a");
    expect([shares.mayCompute("a", false), shares.mayCompute("a", true)]).toEqual([true, false]);
    computing("a");
    expect(shares.mayCompute("a", false)).toBe(false);
    computing("b");
    expect(shares.mayCompute("b", false)).toBe(false);
    expect(shares.mayCompute("c", false)).toBe(true);
  });

  it("gives every depth room of its own, and keeps some executors for newcomers", () => {
    const shares = new TenantShares(SIZES);
    for (let count = 0; count < 4; count++) shares.bind(taskOf("a"), linkOf());
    expect([shares.mayBind(taskOf("a")), shares.mayBind(taskOf("a", 1)), shares.mayBind(taskOf("b"))]).toEqual([false, true, true]);
    for (let count = 0; count < 2; count++) shares.bind(taskOf("b"), linkOf());
    expect([shares.mayBind(taskOf("b")), shares.mayBind(taskOf("b", 1)), shares.mayBind(taskOf("c"))]).toEqual([false, true, true]);
  });

  it("lets runs share an executor of their tenant and depth that has room and memory for one more", () => {
    const shares = new TenantShares(SIZES);
    const roomy = linkOf();
    for (const link of [linkOf({ isBusy: true }), linkOf({ runCount: 2 }), linkOf({ memoryMb: 40 }), roomy]) shares.bind(taskOf("a"), link);
    expect(shares.findShared(taskOf("a"))).toBe(roomy);
    expect(shares.findShared(taskOf("a", 1))).toBeUndefined();
    expect(shares.findShared(taskOf("b"))).toBeUndefined();
    shares.release(roomy);
    expect(shares.findShared(taskOf("a"))).toBeUndefined();
  });
});
