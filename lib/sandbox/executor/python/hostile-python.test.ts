import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { HOSTILE_PYTHON_CASES } from "../../fixtures/hostile-python-cases.ts";
import { PythonExecutor } from "./testing/python-executor.ts";
import { pythonTestKind } from "./testing/python-test-kind.ts";

const TIMEOUT_MS = 400;
const FIRST_LIST = Array.from({ length: 16 }, (_, index) => index + 55);
/** Uses all that a run before may have broken: modules, built-in functions, the console, the way outside, the table of open files. */
const CLEAN = `
import sys, json, os, builtins
print('out')
print('err', file=sys.stderr)
try:
    os.fstat(9)
    leaked = True
except OSError:
    leaked = False
called = tools.call('echo', {'a': 1})
return ['leak' in sys.modules, len([1, 2]), json.dumps([1]), 'x'.upper(), leaked, hasattr(builtins, 'kept'), os.getcwd(), called, params]`;

const CLEAN_VALUE = [false, 2, "[1]", "X", false, false, "/home/pyodide", { name: "echo", args: { a: 1 } }, { n: 1 }];

let executor: PythonExecutor;
beforeAll(async () => {
  executor = await PythonExecutor.start(await pythonTestKind());
});
afterAll(() => executor.close());

describe("hostile Python", () => {
  // Tried again, because on a machine that is busy enough anything ends with its time.
  it.each(HOSTILE_PYTHON_CASES)(
    "ends in time and with its own code, and the next run is clean: $name",
    { retry: 2, timeout: 30_000 },
    async (each) => {
      const { code, expected, timeoutMs = TIMEOUT_MS } = each;
      const { ending, error, runMs } = await executor.run(code, { timeoutMs });
      // A run that is stopped while it waits is one whose time is over.
      const shown = ending === "stopped" ? "TIMEOUT_SOFT" : ending;
      const allowed = expected.includes("TIMEOUT_SOFT") ? [...expected, "TIMEOUT_HARD"] : expected;
      expect(shown, JSON.stringify(error)).toBeOneOf(allowed);
      expect(runMs).toBeLessThan(timeoutMs + 1000);
      if (error) expect(error.message.length).toBeLessThanOrEqual(4096);
      const next = await executor.run(CLEAN, { params: { n: 1 }, answer: (_op, payload) => JSON.stringify(payload) });
      expect(next).toMatchObject({ ending: "ok", logs: ["out", "err"], value: CLEAN_VALUE });
    },
  );

  it("is tried in every way of the first list, and in at least 30 others", () => {
    const sources = new Set(HOSTILE_PYTHON_CASES.map(({ source }) => source));
    expect(FIRST_LIST.filter((number) => !sources.has(number))).toEqual([]);
    expect(HOSTILE_PYTHON_CASES.filter(({ source }) => source === "own").length).toBeGreaterThanOrEqual(30);
    expect(new Set(HOSTILE_PYTHON_CASES.map(({ name }) => name)).size).toBe(HOSTILE_PYTHON_CASES.length);
  });
});
