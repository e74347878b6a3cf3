import path from "node:path";
import vm from "node:vm";
import { expect, it } from "vitest";
import { SANDBOX_TYPES } from "#components/snippets/types/sandbox-types.ts";
import { createSandbox } from "#lib/sandbox/create-sandbox.ts";

/** What the sandbox has only to say that it is not there. */
const REFUSED = [
  "XMLHttpRequest",
  "WebSocket",
  "EventSource",
  "child_process",
  "clearImmediate",
  "clearInterval",
  "clearTimeout",
  "fs",
  "process",
  "require",
  "setImmediate",
  "setInterval",
  "setTimeout",
];

it("the editor knows all that the sandbox has beside the language, and nothing more", async () => {
  const sandbox = createSandbox({ entry: path.resolve("lib/sandbox/executor/main.ts"), processes: 1, spares: 0 });
  const run = { tenant: "t", language: "javascript", paramsJson: "{}", timeoutMs: 5_000, memoryLimitMb: 32 } as const;
  const outcome = await sandbox.run({ ...run, code: "return Object.getOwnPropertyNames(globalThis);" }).finally(() => sandbox.close());
  const present: string[] = outcome.ok ? JSON.parse(outcome.resultJson) : [];
  const ofLanguage = new Set<string>(vm.runInNewContext("Object.getOwnPropertyNames(globalThis)"));
  ofLanguage.delete("console");
  const beside = present.filter((name) => !ofLanguage.has(name) && !REFUSED.includes(name));
  const declared = [...SANDBOX_TYPES.matchAll(/^declare (?:const|function|class) (\w+)/gm)].map(([, name]) => name);
  expect([...declared, "tools"].sort()).toEqual(beside.sort());
}, 20_000);
