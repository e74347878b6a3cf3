import fs from "node:fs";
import { createRequire } from "node:module";
import vm from "node:vm";

// Taken now: the process loses it with its other rights.
const { compileFunction } = vm;

type Compiler = typeof import("typescript-compiler");
/** Loads, and does what is to be done before and after. */
export type AroundLoading = <T>(load: () => T) => T;

// Opened at boot, because this process may open nothing later; read when the first code needs it, because it is 9 MB and most code never does.
const descriptor = fs.openSync(createRequire(import.meta.url).resolve("typescript-compiler"), "r");
let compiler: Compiler | undefined;

/** The TypeScript compiler in its last version that is JavaScript. Takes about 0.15 s the first time, of which `around` is told. */
export function loadCompiler(around: AroundLoading): Compiler {
  compiler ??= around(() => evaluate(readAll()));
  return compiler;
}

function readAll(): string {
  const bytes = Buffer.allocUnsafe(fs.fstatSync(descriptor).size);
  for (let at = 0, count = 1; at < bytes.length && count > 0; at += count)
    count = fs.readSync(descriptor, bytes, at, bytes.length - at, at);
  return bytes.toString("utf8");
}

/** As a CommonJS module that finds nothing of its surroundings: for text to text it needs neither files nor the process. */
function evaluate(source: string): Compiler {
  const module = { exports: {} };
  const run = compileFunction(source, ["module", "exports", "require", "process", "__filename", "__dirname"]) as (
    ...args: unknown[]
  ) => void;
  run(module, module.exports, () => ({}), undefined, "/typescript.js", "/");
  return module.exports as Compiler;
}
