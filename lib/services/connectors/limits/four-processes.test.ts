import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { beforeEach, expect, it } from "vitest";
import { RateLimit } from "#lib/contracts/connector-limits.ts";
import { CreateConnectorInput } from "#lib/contracts/connectors.ts";
import { startServer } from "#lib/egress/testing/start-server.ts";
import { testDatabaseUrl } from "#lib/testing/database.ts";
import type { LimitedCaller } from "#lib/testing/limited-caller.ts";
import { makeWorkspace } from "#lib/testing/workspaces.ts";
import { createConnector } from "../create-connector.ts";

const PROCESSES = 4;

let connectorId: string;

beforeEach(async () => {
  const { ctx } = await makeWorkspace();
  const input = CreateConnectorInput.parse({ name: "limited", displayName: "Limited", baseUrl: "http://127.0.0.1:9" });
  connectorId = (await createConnector(ctx, input)).connector.id;
});

async function runProcesses(job: Omit<LimitedCaller, "connectorId">): Promise<void> {
  const script = fileURLToPath(import.meta.resolve("#lib/testing/limited-caller.ts"));
  const env = { ...process.env, DATABASE_URL: testDatabaseUrl, DATABASE_POOL_SIZE: "5" };
  const start = () =>
    spawn(process.execPath, [script, JSON.stringify({ connectorId, ...job })], { env, stdio: ["ignore", "ignore", "inherit"] });
  const exits = Array.from({ length: PROCESSES }, start).map((child) => once(child, "exit"));
  expect((await Promise.all(exits)).map(([code]) => code)).toEqual(Array(PROCESSES).fill(0));
}

/** How many calls arrived within 10 s. */
async function passedInTenSeconds(callers: number, timeoutMs: number): Promise<number> {
  const arrivals: number[] = [];
  await using server = await startServer((_request, response) => {
    arrivals.push(performance.now());
    response.end();
  });
  await runProcesses({ url: server.url, limit: RateLimit.parse({ requests: 50 }), callers, durationMs: 11_000, timeoutMs });
  const [first = 0] = arrivals;
  return arrivals.filter((at) => at - first < 10_000).length;
}

it("50 a second let 500 ± 5 % calls of four processes pass within 10 s", async () => {
  const passed = await passedInTenSeconds(10, 10_000);
  expect(passed).toBeGreaterThanOrEqual(475);
  expect(passed).toBeLessThanOrEqual(525);
}, 60_000);

it("50 a second let no more than that pass of callers that come again and again instead of waiting, and half of it at least", async () => {
  const passed = await passedInTenSeconds(4, 50);
  expect(passed).toBeGreaterThanOrEqual(250);
  expect(passed).toBeLessThanOrEqual(525);
}, 60_000);

it("never more calls than the limit are under way at once, of all processes", async () => {
  let under = 0;
  let most = 0;
  let served = 0;
  await using server = await startServer(async (_request, response) => {
    most = Math.max(most, ++under);
    await sleep(20);
    under -= 1;
    served += 1;
    response.end();
  });
  const limit = RateLimit.parse({ requests: 100_000, concurrency: 8 });
  await runProcesses({ url: server.url, limit, callers: 6, durationMs: 2_000, timeoutMs: 5_000 });
  expect(most).toBeLessThanOrEqual(8);
  expect(served).toBeGreaterThan(8);
}, 60_000);
