import { expect, it } from "vitest";
import { onShutdown, shutdown } from "#lib/shutdown.ts";

it("closes stage by stage, whatever the order of registration, and each thing once", async () => {
  const order: string[] = [];
  onShutdown("database-pool", () => void order.push("pool"));
  onShutdown("jobs", async () => void order.push("jobs"));
  onShutdown("requests", () => void order.push("requests"));
  await shutdown();
  await shutdown();
  expect(order).toEqual(["requests", "jobs", "pool"]);
});

it("goes on after a closer that fails and one that never ends", async () => {
  const order: string[] = [];
  onShutdown("requests", () => Promise.reject(new Error("broken")));
  onShutdown("jobs", () => new Promise(() => undefined));
  onShutdown("database-pool", () => void order.push("pool"));
  await shutdown(50);
  expect(order).toEqual(["pool"]);
});

it("forgets what was taken back", async () => {
  const order: string[] = [];
  onShutdown("jobs", () => void order.push("jobs"))();
  await shutdown();
  expect(order).toEqual([]);
});
