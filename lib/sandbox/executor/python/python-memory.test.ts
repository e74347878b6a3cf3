import { beforeAll, describe, expect, it } from "vitest";
import { HOSTILE_PYTHON_CASES } from "../../fixtures/hostile-python-cases.ts";
import { PythonEngine } from "./python-engine.ts";
import { LIMITS } from "./testing/python-executor.ts";
import { pythonTestKind } from "./testing/python-test-kind.ts";

/** Without a process to kill, only code that comes back by itself can be run here; of that whose time ends, these do. */
const STOPPABLE = [
  "an endless loop",
  "a loop that catches everything",
  "a loop in finally",
  "a flood of lines",
  "a list that grows",
  "objects in objects",
  "an event loop without end",
  "many short sleeps",
  "a graph that doubles",
];
const returning = HOSTILE_PYTHON_CASES.filter(({ name, expected }) => !expected.includes("TIMEOUT_HARD") || STOPPABLE.includes(name));
const KINDS = [
  { name: "a value", code: "return 1" },
  { name: "lines", code: "print('SECRET' * 100)\nreturn 'SECRET'" },
  { name: "20 MB", code: "a = [bytes(1000) for _ in range(20_000)]\nreturn len(a)" },
  { name: "modules", code: "import sqlite3, zipfile, tarfile, unittest\nreturn 1" },
];

describe("the memory of the interpreter", () => {
  let engine: PythonEngine;
  beforeAll(async () => {
    const [snapshot = ""] = (await pythonTestKind()).args;
    engine = await PythonEngine.create(snapshot, undefined);
  });

  it.each([...KINDS, ...returning])("is the same to the last byte after: $name", ({ code }) => {
    const limits = { ...LIMITS, timeoutMs: 200, cpuMs: 200 };
    const run = { codeId: 1, language: "python", paramsJson: "{}", limits, onLog() {} } as const;
    engine.run(run, code, { park() {}, wait: () => undefined });
    engine.settle();
    expect(engine.isPristine()).toBe(true);
  });

  it("keeps most hostile code of the list in these", () => {
    expect(returning.length).toBeGreaterThan(60);
  });
});
