import type { CodeRun } from "../code-run.ts";

/** JavaScript that declares nothing, with the given differences. */
export function codeRunOf(over: Partial<CodeRun> = {}): CodeRun {
  return {
    language: "javascript",
    code: "return 1;",
    memoryLimitMb: 64,
    limits: {},
    tools: new Set(),
    hosts: [],
    connectors: new Map(),
    secrets: [],
    ...over,
  };
}
