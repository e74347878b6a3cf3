import { beforeAll, describe, expect, it } from "vitest";
import type { HostileCase } from "../../fixtures/hostile/hostile-case.ts";
import { HOSTILE_CASES } from "../../fixtures/hostile-cases.ts";
import type { RunLimits } from "../../types.ts";
import { createEngines } from "../create-engines.ts";
import type { Engine, EngineRun } from "../engine.ts";
import { FreshEngines } from "./fresh-engine.ts";
import { compileQuickJs } from "./quickjs-module.ts";
import { SnapshotEngines } from "./snapshot-engines.ts";

const compiled = compileQuickJs();
let lastId = 0;

const LIMITS: RunLimits = {
  timeoutMs: 60,
  cpuMs: 1000,
  memoryMb: 24,
  resultBytesMax: 1024 * 1024,
  logLinesMax: 1000,
  logBytesMax: 64 * 1024,
  hostCallsMax: 100,
  hostCallsAtOnceMax: 2,
};

function request(code: string, { timeoutMs = 60, ...own }: Partial<EngineRun> & { timeoutMs?: number } = {}): EngineRun {
  lastId += 1;
  const limits = { ...LIMITS, timeoutMs };
  return { codeId: lastId, code, language: "javascript", paramsJson: '{"n":41}', limits, onLog() {}, ...own };
}

describe.each([
  ["snapshot", async () => (await SnapshotEngines.create(compiled)).newEngine()],
  ["fresh", () => new FreshEngines(compiled).newEngine()],
] as [string, () => Promise<Engine>][])("the %s engine", (_name, create) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await create();
  });

  it("gives every run a world of its own", async () => {
    const code = "const seen = typeof globalThis.leak + {}.leak; globalThis.leak = 1; Object.prototype.leak = 1; return seen;";
    for (const codeId of [1000, 1000, 1001]) {
      expect(engine.begin(request(code, { codeId }))).toEqual({ ok: true, resultJson: '"undefinedundefined"' });
      await engine.settle();
    }
  });

  it("asks for code that it does not know, and keeps what it was given", async () => {
    const { code: _code, ...withoutCode } = request("return params.n + 1;", { codeId: 2000 });
    expect(engine.begin(withoutCode)).toBeUndefined();
    await engine.settle();
    engine.begin(request("return params.n + 1;", { codeId: 2000 }));
    await engine.settle();
    expect(engine.begin(withoutCode)).toEqual({ ok: true, resultJson: "42" });
    await engine.settle();
  });

  it("lets a sleep out beside as many calls as allowed, so that it can be their timeout", async () => {
    const slow = "Promise.race([...Array.from({ length: 20 }, () => tools.x({})), sleep(100).then(() => 'late')])";
    const step = engine.begin(request(`return await ${slow};`, { timeoutMs: 1000 }));
    if (!step || !("calls" in step)) throw new Error("does not wait");
    expect(step.calls.map(([, op]) => op)).toEqual(["tool", "tool", "sleep"]);
    expect(engine.resume([[step.calls[2]?.[0] ?? 0, true, "null"]])).toEqual({ ok: true, resultJson: '"late"' });
    await engine.settle();
  });

  it("refuses calls that together would fill its process, and forgets those of a run that is given up", async () => {
    const large = "const text = 'x'.repeat(250_000); const all = Array.from({ length: 84 }, () => tools.x({ text }).catch((e) => e.name));";
    for (let round = 0; round < 10; round++) {
      const step = engine.begin(request(`${large} await tools.x({}); return (await Promise.all(all)).length;`, { timeoutMs: 1000 }));
      expect(step).toMatchObject({
        calls: [
          [1, "tool", expect.any(String)],
          [2, "tool", expect.any(String)],
        ],
      });
      await engine.settle();
    }
    const outcome = engine.begin(request(`${large} return await Promise.any(all);`, { timeoutMs: 1000 }));
    expect(outcome).toEqual({ ok: true, resultJson: '"LimitError"' });
    await engine.settle();
  });

  it.each([
    ["return params.n;", "41"],
    ["let x = ;", "SYNTAX"],
    ["throw new Error('x');", "RUNTIME"],
    ["for (;;) {}", "TIMEOUT_SOFT"],
    ["const f = () => f() + 1; f();", "STACK"],
    ["const a = []; for (;;) a.push(new Uint8Array(1e6));", "MEMORY"],
    ["}, other() {", "SYNTAX"],
    ["return eval('1');", "BLOCKED_API"],
  ])("ends %j with %s", async (code, expected) => {
    const outcome = engine.begin(request(code, { timeoutMs: 1000 }));
    await engine.settle();
    if (!outcome || "calls" in outcome) throw new Error("no outcome");
    expect(outcome.ok ? outcome.resultJson : outcome.error.code).toBe(expected);
  });
});

describe("the limit of memory in the snapshot engine", () => {
  const withMemory = async (memoryMb: number, code: string) => {
    const engine = await (await SnapshotEngines.create(compiled)).newEngine();
    return engine.begin(request(code, { limits: { ...LIMITS, timeoutMs: 1000, memoryMb } }));
  };

  it.each([1, 2, 4, 8])(
    "is held at %i MB by code that ends or waits right after one allocation, and leaves what is below it",
    async (mb) => {
      const over = `new Uint8Array(${mb * 1024 * 1024 + 400_000}).length`;
      expect(await withMemory(mb, `return ${over};`)).toMatchObject({ ok: false, error: { code: "MEMORY", limit: "memory" } });
      expect(await withMemory(mb, `const kept = ${over}; await sleep(1); return kept;`)).toMatchObject({ error: { code: "MEMORY" } });
      expect(await withMemory(mb, `return new Uint8Array(${mb * 900_000}).length;`)).toEqual({ ok: true, resultJson: `${mb * 900_000}` });
    },
  );
});

describe("the memory of the snapshot engine", () => {
  /** Without a process to kill, only code that comes back by itself can be run here. */
  const returning = HOSTILE_CASES.filter(({ expected }) => !expected.includes("TIMEOUT_HARD"));

  it("is the same to the last byte after every run, whatever it did", async () => {
    const engine = await (await SnapshotEngines.create(compiled)).newEngine();
    const before = Buffer.from(engine.memory);
    const kinds = [
      "return 1;",
      "console.log('SECRET_'.repeat(100)); return 'SECRET';",
      "const a = []; for (let i = 0; i < 50000; i++) a.push('S' + i); return a.length;",
    ];
    for (const { code, language = "javascript" } of [...kinds.map((kind) => ({ code: kind })), ...returning] as HostileCase[]) {
      const run = request(code, { language });
      for (let round = 0; round < 2; round++) {
        engine.begin(run);
        await engine.settle();
        expect(before.equals(engine.memory), code.slice(0, 200)).toBe(true);
      }
    }
    expect(returning.length).toBeGreaterThan(40);
  });

  it("may be replaced without the compiled code being lost", async () => {
    const engine = await (await SnapshotEngines.create(compiled)).newEngine();
    const run = request("return params.n * 2;");
    const { code: _code, ...known } = run;
    engine.begin(run);
    engine.begin(request("const a = []; for (;;) a.push(new Uint8Array(1e6));", { timeoutMs: 1000 }));
    await engine.settle();
    expect(engine.begin(known)).toEqual({ ok: true, resultJson: "82" });
  });
});

describe("createEngines", () => {
  it("finds that this build allows the snapshot engines", async () => {
    const { engines } = await createEngines();
    expect(engines).toBeInstanceOf(SnapshotEngines);
  });
});
