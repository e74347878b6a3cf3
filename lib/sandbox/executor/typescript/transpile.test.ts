import { describe, expect, it } from "vitest";
import { compileQuickJs } from "../quickjs/quickjs-module.ts";
import { placeOf } from "./place-of.ts";
import { runInQuickJs } from "./testing/run-in-quickjs.ts";
import { THROWING_PROGRAMS } from "./testing/throwing-programs.ts";
import { transpile } from "./transpile.ts";

const compiled = compileQuickJs();
const MARK = "⟶";

async function run(code: string): Promise<unknown> {
  const transpiled = transpile(code);
  if (!transpiled.ok) throw new Error(JSON.stringify(transpiled.error));
  return (await runInQuickJs(compiled, transpiled.code)).value;
}

describe("the place of an error", () => {
  it.each(THROWING_PROGRAMS)("is that of the author's text: %s", async (_name, program) => {
    const code = program.replace(MARK, "");
    const transpiled = transpile(code);
    if (!transpiled.ok) throw new Error(JSON.stringify(transpiled.error));
    const { frames } = await runInQuickJs(compiled, transpiled.code);
    expect(frames.map(({ line, column }) => transpiled.toSource(line, column))[0], transpiled.code).toEqual(
      placeOf(program, program.indexOf(MARK)),
    );
  });
});

describe("code that is more than types", () => {
  it.each([
    ["enum E { A, B = 'b', C = 1 << 2, D = C | 1 }\nreturn [E.A, E.B, E.C, E.D, E[4]];", [0, "b", 4, 5, "C"]],
    ["const enum E { A = 3 }\nreturn E.A;", 3],
    ["enum E { ['a b'] = 2, C }\nreturn [E['a b'], E.C];", [2, 3]],
    ["enum E { A = 1 } enum E { B = 2 }\nreturn [E.A, E.B];", [1, 2]],
    [
      "namespace N { export const a = 1; const b = 2; export function f() { return a + b; } }\nreturn [N.a, N.f(), 'b' in N];",
      [1, 3, false],
    ],
    ["namespace N { export let n = 0; export const inc = () => ++n; }\nN.inc(); N.inc(); return N.n;", 2],
    ["namespace N { export const a = 1; } namespace N { export const b = a + 1; }\nreturn N.b;", 2],
    ["namespace A.B { export enum E { X = 7 } } import B = A.B;\nreturn B.E.X;", 7],
    ["function f() { return f.x; } namespace f { export const x = 5; }\nreturn f();", 5],
    ["class C { a = C.B; } namespace C { export const B = 6; }\nreturn new C().a;", 6],
    ["declare namespace Q { const z: number } type T = typeof Q.z;\nreturn typeof Q;", "undefined"],
    ["if (true) { namespace Q { export const a = 1; } }\nreturn 1;", 1],
    [
      "const log: string[] = []; const d = (v: any, c: any) => { log.push(c.kind + String(c.name)); };\n@d class A { @d m() {} @d p = 1; }\nreturn log;",
      ["methodm", "fieldp", "classA"],
    ],
    ["class A { accessor a = 1; }\nconst x = new A(); x.a += 1; return x.a;", 2],
    ["class A { constructor(private a: number, readonly b = a + 1) {} sum() { return this.a + this.b; } }\nreturn new A(1).sum();", 3],
    ["const namespace = 1, module = 2, using = 3, accessor = 4;\nreturn namespace + module + using + accessor;", 10],
    ["const x = await (Promise.resolve(2) as Promise<number>);\nreturn x satisfies number;", 2],
    ["for (const using of [1]) { if (using) return using; }", 1],
  ])("runs as TypeScript means it: %j", async (code, expected) => {
    expect(await run(code)).toEqual(expected);
  });
});

describe("code that is refused", () => {
  it.each([
    ["let x: number = ;", 1, 17],
    ["const a = 1;\n  const b: = 2;", 2, 12],
    ["const a = 1;\n  import x from 'y';", 2, 3],
    ["import type { A } from 'x';", 1, 1],
    ["import x = require('fs');", 1, 1],
    ["export const a = 1;", 1, 1],
    ["namespace N { export const a = 1; }\nexport default N;", 2, 1],
  ])("is a syntax error at its place: %j", (code, line, column) => {
    const transpiled = transpile(code);
    const excerpt = code.split("\n")[line - 1];
    expect(transpiled).toMatchObject({ ok: false, error: { code: "SYNTAX", name: "SyntaxError", line, column, excerpt } });
  });

  it.each([
    "(".repeat(90_000),
    `namespace N {}${"(".repeat(90_000)}`,
    "[".repeat(90_000),
    `${"namespace N {".repeat(6000)}${"}".repeat(6000)}`,
    `type A = ${"[".repeat(90_000)}`,
  ])("is told to nest too deeply, and the next code is not affected: case %#", (code) => {
    expect(transpile(code)).toMatchObject({ ok: false, error: { code: "TRANSPILE", name: "TranspileError" } });
    expect(transpile("namespace N { export const a: number = 1; }")).toMatchObject({ ok: true });
  });
});
