import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createEgress } from "#lib/egress/create-egress.ts";
import { createPolicy } from "#lib/egress/create-policy.ts";
import { executeCode } from "#lib/executors/code/execute-code.ts";
import { codeRunOf } from "#lib/executors/code/testing/code-run-of.ts";
import { createSandbox } from "#lib/sandbox/create-sandbox.ts";
import type { Sandbox } from "#lib/sandbox/types.ts";

const egress = createEgress({ policy: createPolicy({ allow: [] }) });
let sandbox: Sandbox;
beforeAll(() => {
  sandbox = createSandbox({ entry: path.resolve("lib/sandbox/executor/main.ts"), processes: 1, spares: 0 });
});
afterAll(() => Promise.all([sandbox.close(), egress.close()]));

function execute(code: string, by = sandbox) {
  const phases: Record<string, number> = {};
  const phase = (name: string, ms: number) => {
    phases[name] = ms;
  };
  const record = { logs: () => undefined, phase };
  const call = () => Promise.reject(new Error("Nothing is declared"));
  const saveFile = () => Promise.reject(new Error("Code keeps no files"));
  const output = executeCode(
    { type: "code_execution", run: codeRunOf({ code }) },
    {},
    { sandbox: by, egress, record, call, saveFile, tenant: "one", depth: 0, timeoutMs: 10_000, signal: new AbortController().signal },
  );
  return { output, phases };
}

const nested = (levels: number) => `let value = 1; for (let level = 0; level < ${levels}; level++) value = [value]; return value;`;

it("tells the time in the queue as a phase of its own, and only of a run that waited", async () => {
  await execute("return 1").output;
  const first = execute("const end = Date.now() + 100; while (Date.now() < end);");
  const second = execute("return 2");
  expect(await Promise.all([first.output, second.output])).toEqual([null, 2]);
  expect(first.phases).toEqual({ sandbox: expect.any(Number), run: expect.any(Number) });
  expect(second.phases).toEqual({ queue: expect.any(Number), sandbox: expect.any(Number), run: expect.any(Number) });
});

it("returns a result of 200 levels", async () => {
  expect(JSON.stringify(await execute(nested(200)).output)).toBe(`${"[".repeat(200)}1${"]".repeat(200)}`);
});

it("refuses a result of more levels as not serializable", async () => {
  const failure = {
    layer: "sandbox",
    message: expect.stringContaining("deeper than 200 levels"),
    extra: { error: { code: "NOT_SERIALIZABLE" } },
  };
  await expect(execute(nested(201)).output).rejects.toMatchObject(failure);
});

it("ends as a failure of the sandbox when a result nests without end", async () => {
  await expect(execute(nested(100_000)).output).rejects.toMatchObject({ layer: "sandbox" });
});

it("asks to try again when an executor answers what is no JSON", async () => {
  const lying = createSandbox({ entry: path.resolve("lib/executors/testing/lying-executor.ts"), processes: 1, spares: 0 });
  const failure = { layer: "sandbox", extra: { retryable: true, error: { code: "EXECUTOR_RESTARTED", name: "ExecutorError" } } };
  await expect(execute("return 1", lying).output.finally(() => lying.close())).rejects.toMatchObject(failure);
});
