import type { Sandbox } from "#lib/sandbox/types.ts";
import { quantile } from "./quantile.ts";
import { openSandbox, toRun } from "./sandbox-runner.ts";
import { WORKLOADS } from "./workloads.ts";

export interface Starts {
  /** From nothing to the first answer, in milliseconds. */
  javascriptMs: number;
  pythonMs: number;
  /** From the deadline of code that nothing can interrupt to the answer, at the 99th percentile of `kills`. */
  afterDeadlineP99Ms: number;
  kills: number;
}

const UNKILLABLE = "[].indexOf.call({ length: 2 ** 53 - 1 }, 1);";
const DEADLINE_MS = 200;

/** The first start of all may have to build what Python starts from, which is done once for each installation and not measured. */
export async function measureStarts(rounds: number, kills: number): Promise<Starts> {
  await firstAnswer("python");
  const javascript: number[] = [];
  const python: number[] = [];
  for (let round = 0; round < rounds; round++) {
    javascript.push(await firstAnswer("profit"));
    python.push(await firstAnswer("python"));
  }
  const afterDeadlineP99Ms = await measureKills(kills);
  return { javascriptMs: quantile(javascript, 0.5), pythonMs: quantile(python, 0.5), afterDeadlineP99Ms, kills };
}

async function firstAnswer(name: string): Promise<number> {
  const workload = WORKLOADS.find((each) => each.name === name);
  if (!workload) throw new Error(`There is no workload ${name}.`);
  const startedAt = performance.now();
  const sandbox = openSandbox();
  try {
    await sandbox.run(toRun(workload, 30_000));
    return performance.now() - startedAt;
  } finally {
    await sandbox.close();
  }
}

async function measureKills(count: number): Promise<number> {
  const sandbox = openSandbox();
  const late: number[] = [];
  try {
    for (let index = 0; index < count; index++) late.push(await killedLate(sandbox, index));
  } finally {
    await sandbox.close();
  }
  return quantile(late, 0.99);
}

/** A tenant each, since one that has its executors killed again and again is slowed down. */
async function killedLate(sandbox: Sandbox, index: number): Promise<number> {
  const run = { tenant: `kill ${index}`, language: "javascript", paramsJson: "{}", memoryLimitMb: 32 } as const;
  await sandbox.run({ ...run, code: "return 1;", timeoutMs: 10_000 });
  const startedAt = performance.now();
  const outcome = await sandbox.run({ ...run, code: UNKILLABLE, timeoutMs: DEADLINE_MS });
  if (outcome.ok || outcome.error.code !== "TIMEOUT_HARD") throw new Error("The code was not killed.");
  return performance.now() - startedAt - DEADLINE_MS;
}
