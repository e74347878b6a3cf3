import { describe, expect, it } from "vitest";
import { FairQueue } from "./fair-queue.ts";
import { Task } from "./task.ts";

let lastId = 0;
function taskOf(tenant: string, depth = 0): Task {
  lastId += 1;
  const run = { tenant, depth, language: "javascript", code: "", paramsJson: "{}", timeoutMs: 1, memoryLimitMb: 1 } as const;
  return new Task(lastId, run, { id: 1, sentTo: new Set() }, { resolve() {}, reject() {} });
}
function queueOf(tasks: Task[]): FairQueue {
  const queue = new FairQueue();
  for (const task of tasks) queue.add(task);
  return queue;
}
function drain(queue: FairQueue): (Task | undefined)[] {
  return Array.from({ length: queue.size }, () => queue.next(() => true));
}

describe("FairQueue", () => {
  it("lets tenants take turns, and keeps the order of each", () => {
    const [a1, a2, a3, b1, b2] = [taskOf("a"), taskOf("a"), taskOf("a"), taskOf("b"), taskOf("b")];
    expect(drain(queueOf([a1, a2, a3, b1, b2]))).toEqual([a1, b1, a2, b2, a3]);
  });

  it("offers runs that others wait for first, and others when there is no room for those", () => {
    const [root, deep] = [taskOf("a"), taskOf("a", 2)];
    expect(drain(queueOf([root, deep]))).toEqual([deep, root]);
    expect(queueOf([root, deep]).next((task) => task === root)).toBe(root);
  });

  it("passes over a tenant that may not run now", () => {
    const [a, b] = [taskOf("a"), taskOf("b")];
    const queue = queueOf([a, b]);
    expect(queue.next(({ run }) => run.tenant === "b")).toBe(b);
    expect(queue.next(({ run }) => run.tenant === "b")).toBeUndefined();
    expect([queue.size, queue.sizeOf("a"), queue.sizeOf("b")]).toEqual([1, 1, 0]);
    expect(queue.clear()).toEqual([a]);
    expect(queue.size).toBe(0);
  });
});
