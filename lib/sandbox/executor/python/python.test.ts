import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answerer, LIMITS, PythonExecutor, type Ran } from "./testing/python-executor.ts";
import { pythonTestKind } from "./testing/python-test-kind.ts";

let executor: PythonExecutor;
beforeAll(async () => {
  executor = await PythonExecutor.start(await pythonTestKind());
});
afterAll(() => executor.close());

const run = (code: string, options?: Parameters<PythonExecutor["run"]>[1]): Promise<Ran> => executor.run(code, options);
async function resultOf(code: string, options?: Parameters<PythonExecutor["run"]>[1]): Promise<unknown> {
  const ran = await run(code, options);
  expect(ran, JSON.stringify(ran.error)).toMatchObject({ ending: "ok" });
  return ran.value;
}
const echo: Answerer = (_op, payload) => JSON.stringify(payload);

describe("what a script gives back", () => {
  it.each([
    ["a return", "if params['n'] > 1:\n    return params['n'] + 1\nreturn 0", 42],
    ["a variable named result", "result = params['n'] * 2", 82],
    ["what main returns", "def main(params):\n    return params['n']", 41],
    ["what main without parameters returns", "def main():\n    return 7", 7],
    ["what an async main returns", "import asyncio\nasync def main(p):\n    await asyncio.sleep(0.001)\n    return p['n']", 41],
    ["nothing", "x = 1", null],
    ["nothing, returned", "result = 5\nreturn None", null],
    ["the result so far, when it exits", "import sys\nresult = 3\nsys.exit(0)\nresult = 4", 3],
    ["a return after an await", "import asyncio\nawait asyncio.sleep(0)\nreturn 'x'", "x"],
    ["a coroutine that is returned", "async def f(): return 3\nreturn f()", 3],
    ["what asyncio.run returns", "import asyncio\nasync def f(): return 3\nreturn asyncio.run(f())", 3],
    ["what asyncio.run in a loop returns", "import asyncio\nasync def f(): return 3\nawait asyncio.sleep(0)\nreturn asyncio.run(f())", 3],
    ["a global of a function", "x: int = 1\ndef f():\n    global x\n    x += 1\nf()\nreturn x", 2],
    [
      "names of the top level in functions",
      "def f(n): return 1 if n < 2 else n * f(n - 1)\nreturn [f(i) for i in range(5)]",
      [1, 1, 2, 6, 24],
    ],
    [
      "a match, a walrus and an except",
      "match params:\n    case {'n': n, **rest}: pass\ntry: 1 / 0\nexcept ZeroDivisionError as e: m = str(e)\nif (k := n): return [k, rest, m]",
      [41, {}, "division by zero"],
    ],
    ["__name__", "return __name__", "__main__"],
  ])("is %s", async (_what, code, expected) => {
    expect(await resultOf(code, { params: { n: 41 } })).toEqual(expected);
  });

  it("is JSON of what a user means", async () => {
    const code = `
import datetime, decimal, uuid, enum, dataclasses, collections, fractions
class Color(enum.Enum): RED = 'red'
class Level(enum.IntEnum): LOW = 1
@dataclasses.dataclass
class Point:
    x: int
    inner: object = None
return [
    (1, 2), {3}, frozenset([4]), range(2), {'a': 1}.keys(), collections.Counter('aab'), collections.deque([1]),
    datetime.date(2024, 1, 2), datetime.datetime(2024, 1, 2, 3, 4, tzinfo=datetime.timezone.utc), datetime.timedelta(seconds=90),
    decimal.Decimal('1.50'), fractions.Fraction(1, 3), uuid.UUID(int=0), Color.RED, Level.LOW, Point(1, Point(2)), b'hi', 1.5, None, True, 'é', 10**20,
    {datetime.date(2024, 1, 2): 1, 2: 3, None: 4},
]`;
    expect(await resultOf(code)).toEqual([
      [1, 2],
      [3],
      [4],
      [0, 1],
      ["a"],
      { a: 2, b: 1 },
      [1],
      "2024-01-02",
      "2024-01-02T03:04:00+00:00",
      90,
      "1.50",
      "1/3",
      "00000000-0000-0000-0000-000000000000",
      "red",
      1,
      { x: 1, inner: { x: 2, inner: null } },
      "aGk=",
      1.5,
      null,
      true,
      "é",
      1e20,
      { "2024-01-02": 1, "2": 3, null: 4 },
    ]);
  });

  it.each([
    ["return {'a': [1, float('inf')]}", "result['a'][1] is inf"],
    ["return {'rows': [{'x': object()}]}", "result['rows'][0]['x'] is of type object"],
    ["return (i for i in [1])", "Use list(...) on it"],
    ["return {(1, 2): 3}", "Keys are text or numbers"],
    ["a = []\na.append(a)\nreturn a", "contains itself"],
  ])("tells the place of what is no JSON: %j", async (code, words) => {
    expect((await run(code)).error).toMatchObject({ code: "NOT_SERIALIZABLE", message: expect.stringContaining(words) });
  });

  it("may be as large as its limit and no larger", async () => {
    expect((await run("return 'x' * 98", { resultBytesMax: 100 })).ending).toBe("ok");
    expect((await run("return 'x' * 99", { resultBytesMax: 100 })).error).toMatchObject({ code: "RESULT_TOO_LARGE", limit: "result" });
  });
});

describe("errors", () => {
  it("tell line, column, excerpt and the frames of the user's code", async () => {
    const { error } = await run("def f(x):\n    return 'é' + x['a']\n\nvalue = f({})");
    expect(error).toEqual({
      code: "RUNTIME",
      name: "KeyError",
      message: "'a'",
      line: 2,
      column: 18,
      excerpt: "    return 'é' + x['a']",
      stack: "    at f (2:18)\n    at 4:9",
    });
  });

  it("tell where the syntax is wrong, in units of the editor", async () => {
    const { error } = await run("x = 1\ny = '😀' $ 2");
    expect(error).toEqual({ code: "SYNTAX", name: "SyntaxError", message: "invalid syntax", line: 2, column: 10, excerpt: "y = '😀' $ 2" });
  });

  it.each([
    ["while True: pass", { timeoutMs: 200 }, { code: "TIMEOUT_SOFT", limit: "time", line: 1 }],
    ["while True: pass", { cpuMs: 200 }, { code: "TIMEOUT_SOFT", limit: "cpu", line: 1 }],
    ["x = bytearray(10**8)", {}, { code: "MEMORY", limit: "memory", line: 1 }],
    ["def f(): f()\nf()", {}, { code: "STACK", limit: "stack" }],
    ["raise MemoryError('mine')", {}, { code: "RUNTIME", name: "MemoryError", message: "mine" }],
    ["raise RecursionError('mine')", {}, { code: "RUNTIME", name: "RecursionError" }],
    ["import sys\nsys.exit(2)", {}, { code: "RUNTIME", name: "SystemExit", message: "2" }],
    ["import numpy", {}, { code: "RUNTIME", name: "ModuleNotFoundError" }],
    ["import subprocess", {}, { code: "BLOCKED_API", message: expect.stringContaining("call a tool") }],
    ["import http.client", {}, { code: "BLOCKED_API", message: expect.stringContaining("Use fetch") }],
    ["yield 1\nreturn 2", {}, { code: "SYNTAX", line: 1 }],
  ])("of %j with %j are %j", async (code, limits, expected) => {
    expect((await run(code, limits)).error).toMatchObject(expected);
  });

  it("are described in the time that the run has left, however slow that is", async () => {
    const code =
      "import time\nclass E(Exception):\n    def __str__(self):\n        end = time.time() + 0.06\n        while time.time() < end: pass\n        return 'slow'\nraise E()";
    expect((await run(code)).error).toMatchObject({ code: "RUNTIME", name: "E", message: "slow" });
    expect((await run(code.replace("0.06", "60"), { timeoutMs: 200 })).error).toMatchObject({ code: "TIMEOUT_SOFT" });
  });

  it("that are caught are none", async () => {
    const code =
      "try:\n    x = bytearray(10**8)\nexcept MemoryError:\n    pass\ntry:\n    import socket\nexcept ImportError:\n    return 'caught'";
    expect(await resultOf(code)).toBe("caught");
  });
});

describe("the console", () => {
  it("takes print, stderr and logging line by line with their level", async () => {
    const code = `
import sys, logging, os
print('a', 'b')
print('two\\nlines', end='')
print('err', file=sys.stderr)
logging.basicConfig(level=logging.DEBUG, format='%(message)s')
logging.debug('d'); logging.info('i'); logging.warning('w'); logging.error('e')
os.write(1, b'raw')`;
    const { logs, levels } = await run(code);
    expect(logs.map((line, index) => `${levels[index]} ${line}`)).toEqual(
      expect.arrayContaining(["0 a b", "0 two", "4 err", "2 d", "1 i", "3 w", "4 e"]),
    );
  });

  it("is cut at its limits, and says so once", async () => {
    const { logs } = await run("for i in range(10): print(i)", { logLinesMax: 3 });
    expect(logs).toEqual(["0", "1", "2", "The console is full: what follows is not recorded."]);
    const long = await run("print('é' * 10_000)");
    expect(Buffer.byteLength(long.logs[0] ?? "")).toBeLessThanOrEqual(8 * 1024);
    expect(long.logs[0]).toMatch(/^é+…$/);
  });

  it("takes no time any more once it is full", async () => {
    const code = "import os\nprint('\\n' * 10_000_000)\nos.write(2, b'\\n' * 10_000_000)\nreturn 1";
    const { ending, logs } = await run(code, { timeoutMs: 3000, memoryMb: 64 });
    expect([ending, logs.length]).toEqual(["ok", LIMITS.logLinesMax + 1]);
  });

  it("arrives also from code that has to be killed", async () => {
    const { ending, logs } = await run("print('before')\nsum(range(10**11))", { timeoutMs: 200 });
    expect([ending, logs]).toEqual(["TIMEOUT_HARD", ["before"]]);
  });
});

describe("host calls", () => {
  it("reach the host with name and arguments, and their values come back", async () => {
    const code = "return [tools.call('a', {'x': 1}), tools.b(y=2), tools.c({'z': 3}), await tools.call('d')]";
    expect(await resultOf(code, { answer: echo })).toEqual([
      { name: "a", args: { x: 1 } },
      { name: "b", args: { y: 2 } },
      { name: "c", args: { z: 3 } },
      { name: "d", args: {} },
    ]);
  });

  it("that fail raise errors with the name and message of the failure", async () => {
    const answer: Answerer = () => ({ error: { name: "PolicyError", message: "not declared" } });
    expect((await run("tools.call('a')", { answer })).error).toMatchObject({
      code: "RUNTIME",
      name: "PolicyError",
      message: "not declared",
    });
    const caught =
      "try:\n    fetch('http://x')\nexcept FetchError as error:\n    return [error.name, str(error), isinstance(error, RuntimeError)]";
    expect(await resultOf(caught, { answer })).toEqual(["PolicyError", "not declared", true]);
  });

  it("of fetch give a response", async () => {
    const answer: Answerer = (_op, payload) =>
      JSON.stringify({
        status: 201,
        statusText: "Created",
        url: "http://x/",
        headers: [["X-A", "1"]],
        body: JSON.stringify(payload),
        bodyBase64: null,
      });
    const code =
      "r = fetch('http://x', 'post', {'A': 'b'}, json={'k': [1]}, connector='c')\nreturn [r.status, r.ok, r.headers['x-a'], r.headers.get('X-a'), r.json(), r.content == r.text.encode()]";
    const request = {
      url: "http://x",
      method: "POST",
      headers: [
        ["A", "b"],
        ["content-type", "application/json"],
      ],
      body: '{"k": [1]}',
      connector: "c",
    };
    expect(await resultOf(code, { answer })).toEqual([201, true, "1", "1", request, true]);
  });

  it("that are started together go out together, and no more at once than allowed", async () => {
    const code =
      "import asyncio\ncalls = [tools.start('t', {'i': i}) for i in range(5)]\nreturn [v['args']['i'] for v in await asyncio.gather(*calls)]";
    const { value, parks } = await run(code, { answer: echo, hostCallsAtOnceMax: 3 });
    expect(value).toEqual([0, 1, 2, 3, 4]);
    expect(parks.map((calls) => calls.length)).toEqual([3, 2]);
    expect(
      await resultOf("calls = [tools.start('t', {'i': i}) for i in range(3)]\nreturn [c.result()['args']['i'] for c in reversed(calls)]", {
        answer: echo,
      }),
    ).toEqual([2, 1, 0]);
  });

  it("beyond their number are refused inside the code", async () => {
    const { error, parks } = await run("while True: tools.call('x')", { answer: echo, hostCallsMax: 3 });
    expect(error).toMatchObject({ name: "LimitError", limit: "host_calls" });
    expect(parks).toHaveLength(3);
    expect((await run("tools.call('x', {'a': 'x' * 300_000})", { answer: echo })).error?.name).toBe("LimitError");
  });

  it("that nobody waits for are not made, and the console says so", async () => {
    const { ending, parks, logs } = await run("tools.start('x')", { answer: echo });
    expect([ending, parks]).toEqual(["ok", []]);
    expect(logs).toEqual([expect.stringContaining("1 of its calls")]);
  });

  it("let the run be stopped while it waits, and the next one is clean", async () => {
    const { ending } = await run("leak = 1\ntry:\n    tools.call('x')\nexcept BaseException:\n    pass\nreturn 1", {
      answer: () => undefined,
    });
    expect(ending).toBe("stopped");
    expect(await resultOf("return 'leak' in globals()")).toBe(false);
  });

  it("do not use up the time in which the code may compute, and neither does sleep", async () => {
    const code = "import time, asyncio\ntime.sleep(0.3)\nawait asyncio.sleep(0.3)\nfor _ in range(20): time.sleep(0.005)\nreturn 1";
    const { ending, cpuMs, runMs } = await run(code, { cpuMs: 300 });
    expect(ending).toBe("ok");
    expect(runMs).toBeGreaterThan(690);
    expect(cpuMs).toBeLessThan(300);
  });
});

describe("sleep", () => {
  it("works without calls, also when the code may make none or has made all of them", async () => {
    const code = "import time, asyncio\ntime.sleep(0.03)\nawait asyncio.sleep(0.03)\nreturn 1";
    expect(await resultOf(code, { hostCallsMax: 0 })).toBe(1);
    expect(await resultOf(`tools.call('x')\n${code}`, { answer: echo, hostCallsMax: 1 })).toBe(1);
  });

  it("is no call that waits for others", async () => {
    const code = `
import asyncio
calls = [tools.start('x') for _ in range(4)]
try:
    await asyncio.wait_for(calls[3], 0.03)
except asyncio.TimeoutError:
    return 'late'`;
    const { parks } = await run(code, { answer: () => undefined, hostCallsAtOnceMax: 2 });
    expect(parks[0]?.map(([, op]) => op)).toEqual(["tool", "tool", "sleep"]);
  });

  it("is left to the host once short ones add up, and has a number of its own", async () => {
    const { value, parks } = await run("import time\nfor _ in range(30): time.sleep(0.01)\nreturn 1");
    expect([value, parks.length]).toEqual([1, 10]);
    const { error } = await run("import time\nfor _ in range(2000): time.sleep(0.001)", { timeoutMs: 20_000 });
    expect(error).toMatchObject({ name: "LimitError", message: expect.stringContaining("sleep 1000 times") });
  });
});

describe("every run", () => {
  it("has random numbers of its own, an empty environment and real clocks", async () => {
    const code =
      "import random, uuid, secrets, os, sys, time\nreturn [random.random(), str(uuid.uuid4()), secrets.token_hex(8), dict(os.environ), sys.argv, time.time()]";
    const [first, second] = [(await resultOf(code)) as unknown[], (await resultOf(code)) as unknown[]];
    for (const index of [0, 1, 2]) expect(first[index]).not.toEqual(second[index]);
    expect(first.slice(3, 5)).toEqual([{}, ["snippet.py"]]);
    expect(Math.abs(Number(first[5]) * 1000 - Date.now())).toBeLessThan(10_000);
  });

  it("has its own limit of memory, also after one that was given more", async () => {
    const code = "return len(bytearray(40_000_000))";
    expect((await run(code, { memoryMb: 64 })).ending).toBe("ok");
    expect((await run(code, { memoryMb: 16 })).error).toMatchObject({ code: "MEMORY" });
    expect((await run("return len(bytearray(8_000_000))", { memoryMb: 16 })).ending).toBe("ok");
  });

  it("asks for code that it was not sent", async () => {
    executor.send({ run: 9000, codeId: 9000, language: "python", paramsJson: "{}", limits: LIMITS });
    expect(await executor.receive()).toEqual(["unknown_code", 9000]);
  });
});
