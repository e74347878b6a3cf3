import { execFile, execFileSync } from "node:child_process";
import { mkdtempDisposable, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { CODE_EXPORTS } from "#lib/client/code-export.ts";
import type { Json, JsonObject } from "#lib/contracts/json.ts";

const run = promisify(execFile);

/** How each form is run, from a file. */
const RUNNERS: Record<string, { file: string; command: string[] }> = {
  curl: { file: "call.sh", command: ["sh"] },
  typescript: { file: "call.mts", command: [process.execPath] },
  python: { file: "call.py", command: ["python3"] },
};

const HOSTILE: JsonObject = {
  quotes: `it's "quoted" \\ \\' '''""" $HOME \`id\` $(id) %s {x} \${y}`,
  lines: "one\ntwo\r\nthree\u2028four\u2029five\ttab\0nul\u007f\u0085",
  unicode: "Zürich 日本語 🦜 \u202Ertl \ud800",
  "odd 'name\"\n": { __: [null, true, false, 0, -1.5, 1e21, 5e-324, "", [], {}] },
  end: "END_OF_BODY",
  at: "@/etc/passwd",
  ...(JSON.parse('{"__proto__": {"polluted": 1}}') as JsonObject),
};

/** Keeps what it was sent. */
async function startEcho() {
  const received: string[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { authorization, "content-type": type } = request.headers;
    const isRight = request.method === "POST" && type === "application/json" && authorization === "Bearer YOUR_API_TOKEN";
    if (isRight) received.push(Buffer.concat(chunks).toString());
    response.writeHead(isRight ? 200 : 400, { "Content-Type": "application/json" });
    response.end('{"result": "ünd so", "detail": "not right"}');
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/api/it's?a=1&b=2`, received, [Symbol.asyncDispose]: async () => void server.close() };
}

const hasPython = (() => {
  try {
    return execFileSync("python3", ["--version"]).length > 0;
  } catch {
    return false;
  }
})();

describe.each(CODE_EXPORTS.filter(({ id }) => id !== "python" || hasPython))("$label", ({ id, write }) => {
  it.each<[string, Json]>([
    ["any value", HOSTILE],
    ["nothing", {}],
    ["a large body", { text: "a'b".repeat(50_000) }],
  ])("sends %s unchanged", async (_what, parameters) => {
    await using echo = await startEcho();
    await using folder = await mkdtempDisposable(path.join(os.tmpdir(), "sintra-call-"));
    const { file, command } = RUNNERS[id] ?? { file: "", command: [] };
    const script = path.join(folder.path, file);
    const body = { parameters, version: 3 };
    await writeFile(script, write({ url: echo.url, body }));
    const { stdout } = await run(command[0] ?? "", [...command.slice(1), script]);
    expect(stdout).toMatch(/ünd so|\\u00fcnd so/);
    expect(JSON.parse(echo.received[0] ?? "")).toEqual(JSON.parse(JSON.stringify(body)));
  });
});

it("writes TypeScript whose body is the very value", () => {
  const code = CODE_EXPORTS.find(({ id }) => id === "typescript")?.write({ url: "u", body: { parameters: HOSTILE } }) ?? "";
  const literal = code.slice(code.indexOf("JSON.stringify(") + "JSON.stringify(".length, code.indexOf("),\n});"));
  expect(JSON.stringify(new Function(`return (${literal})`)())).toBe(JSON.stringify({ parameters: HOSTILE }));
});
