import path from "node:path";
import type { ExecutorKind } from "./spawn-executor.ts";

/** The engine and what translates TypeScript for it. */
const PACKAGES = ["@jitl", "sucrase", "@jridgewell", "lines-and-columns", "ts-interface-checker", "typescript-compiler"];

/** Executors of JavaScript and TypeScript. `entry` is lib/sandbox/executor/main.ts. */
export function javascriptKind(entry: string): ExecutorKind {
  const sandboxDir = path.resolve(/* turbopackIgnore: true */ path.dirname(entry), "..");
  const rootDir = path.resolve(/* turbopackIgnore: true */ sandboxDir, "../..");
  const packages = PACKAGES.map((name) => `${path.join(/* turbopackIgnore: true */ rootDir, "node_modules", name)}${path.sep}`);
  return {
    entry,
    args: [],
    readable: [`${sandboxDir}${path.sep}`, path.join(/* turbopackIgnore: true */ rootDir, "package.json"), ...packages],
    flags: ["--disallow-code-generation-from-strings"],
    heapMb: 96,
  };
}
