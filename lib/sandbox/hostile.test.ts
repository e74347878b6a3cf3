import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createSandbox } from "./create-sandbox.ts";
import { HOSTILE_CASES } from "./fixtures/hostile-cases.ts";
import type { Sandbox, SandboxOutcome } from "./types.ts";

const TIMEOUT_MS = 250;
const entry = path.resolve("lib/sandbox/executor/main.ts");
const BENIGN = "console.log('sum'); return params.list.reduce((a, b) => a + b, 0) + String(typeof globalThis.x);";

let sandbox: Sandbox;
let stopped = false;
let benign: Promise<{ count: number; wrong: SandboxOutcome[] }>;

function runBenignOnce(): Promise<SandboxOutcome> {
  return sandbox.run({ language: "javascript", code: BENIGN, paramsJson: '{"list":[1,2,3]}', timeoutMs: 15_000, memoryLimitMb: 32 });
}

async function runBenignCode(): Promise<{ count: number; wrong: SandboxOutcome[] }> {
  const wrong: SandboxOutcome[] = [];
  let count = 0;
  while (!stopped) {
    const outcome = await runBenignOnce();
    count += 1;
    if (!outcome.ok || outcome.resultJson !== '"6undefined"' || outcome.logs.length !== 1) wrong.push(outcome);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  return { count, wrong };
}

beforeAll(async () => {
  sandbox = createSandbox({ entry, processes: 2, spares: 1 });
  await runBenignOnce();
  benign = runBenignCode();
});
afterAll(() => sandbox.close());

describe("hostile code", () => {
  // Tried again, because on a machine that is busy enough anything ends with its time.
  it.each(HOSTILE_CASES)("ends in time and with its own code: $name", { retry: 2, timeout: 20_000 }, async ({ code, expected }) => {
    // The case before may have cost an executor: none of the time of this one is spent on waiting for the next.
    await runBenignOnce();
    const outcome = await sandbox.run({ language: "javascript", code, paramsJson: "{}", timeoutMs: TIMEOUT_MS, memoryLimitMb: 32 });
    // Whether an interrupt comes before the kill also depends on how busy the machine is.
    const allowed = expected.includes("TIMEOUT_SOFT") ? [...expected, "TIMEOUT_HARD"] : expected;
    expect(outcome.ok ? "ok" : outcome.error.code, JSON.stringify(outcome).slice(0, 500)).toBeOneOf(allowed);
    expect(outcome.runMs).toBeLessThan(TIMEOUT_MS + 1000);
    if (!outcome.ok) expect(outcome.error.message.length).toBeLessThanOrEqual(4097);
  });

  it("disturbs no other run meanwhile", { timeout: 20_000 }, async () => {
    stopped = true;
    const { count, wrong } = await benign;
    expect(wrong).toEqual([]);
    expect(count).toBeGreaterThan(100);
  });
});
