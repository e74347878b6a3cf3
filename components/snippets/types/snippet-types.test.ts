import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { snippetTypes } from "./snippet-types.ts";

const parameters = [
  { name: "text", type: "string" as const, required: true },
  { name: "n", type: "integer" as const },
];
const tools = [
  { name: "send", description: "Sends */ it", parameters },
  { name: "open", description: "", parameters: undefined },
];

/** The lines of the code that the compiler refuses. */
async function refusedLines(lines: string[]): Promise<number[]> {
  const folder = await mkdtemp(path.join(tmpdir(), "types-"));
  try {
    const files = [...snippetTypes({ parameters, tools, connectors: ["github"] }), { path: "code.ts", content: lines.join("\n") }];
    await Promise.all(files.map((file) => writeFile(path.join(folder, file.path), file.content)));
    const names = files.map((file) => path.join(folder, file.path));
    const options = "--noEmit --strict --target esnext --module esnext --moduleDetection force --lib esnext --pretty false".split(" ");
    const ran = promisify(execFile)(path.resolve("node_modules/.bin/tsc"), [...options, "--types", "", "--ignoreConfig", ...names], {
      cwd: folder,
    });
    const { stdout } = await ran.catch((error: { stdout: string }) => error);
    const found = [...stdout.matchAll(/^(.*)\((\d+),\d+\): error TS/gm)];
    expect(found.filter(([, file]) => !file?.endsWith("code.ts"))).toEqual([]);
    return [...new Set(found.map(([, , line]) => Number(line)))];
  } finally {
    await rm(folder, { recursive: true });
  }
}

it("lets code use its parameters, its tools, its connectors and the sandbox, and nothing else", async () => {
  const fine = [
    "const text: string = params.text;",
    "const n: number | undefined = params.n;",
    "await tools.send({ text, n });",
    'await tools.call("send", { text });',
    'await tools.call("open");',
    'const answer = await fetch("/path", { connector: "github", headers: { a: "b" } });',
    "const body = await answer.json();",
    'const url = new URL("a?b=c", "https://example.com").searchParams.get("b");',
    'const key = await crypto.subtle.importKey("raw", new TextEncoder().encode("k"), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);',
    'console.log(btoa("x"), crypto.randomUUID(), structuredClone({ a: 1 }), url, body, key);',
    "await sleep(10);",
  ];
  const wrong = [
    "params.other;",
    "await tools.send({});",
    'await tools.call("other");',
    'await fetch("/path", { connector: "other" });',
    "setTimeout(() => {}, 1);",
    "document.title;",
    "process.env;",
  ];
  expect(await refusedLines([...fine, ...wrong])).toEqual(wrong.map((_, index) => fine.length + index + 1));
}, 60_000);
