import "#lib/testing/database.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "#lib/auth/ctx.ts";
import { CreateConnectorInput } from "#lib/contracts/connectors.ts";
import { ROLE_PERMISSIONS } from "#lib/contracts/permissions.ts";
import type { CreateSnippetInput } from "#lib/contracts/snippets.ts";
import { db } from "#lib/db/client.ts";
import { startServer, type TestServer } from "#lib/egress/testing/start-server.ts";
import { env } from "#lib/env.ts";
import { snippetInput, toolInput } from "#lib/testing/rows.ts";
import { makeWorkspace } from "#lib/testing/workspaces.ts";
import { createConnector } from "../connectors/create-connector.ts";
import { createCredential } from "../credentials/create-credential.ts";
import { createTool } from "../tools/create-tool.ts";
import { createSnippet } from "./create-snippet.ts";
import { executeSnippet } from "./execute-snippet.ts";

const SECRET = 'S3ntinel/+%&"<~token';
let ctx: Ctx;
let echo: TestServer;
let made = 0;

/** Repeats what it heard, or answers nothing for the path /silence. */
beforeAll(async () => {
  env().SINTRA_EGRESS_ALLOW = "127.0.0.1";
  echo = await startServer((request, response) => {
    if (request.url === "/silence") return;
    const heard = encodeURIComponent(String(request.headers.authorization));
    response.setHeader("X-Heard", heard).setHeader("X-Next", `/login?next=${encodeURIComponent(heard)}`);
    response.end(JSON.stringify({ url: request.url, headers: request.headers }));
  });
});
afterAll(() => echo[Symbol.asyncDispose]());
beforeEach(async () => {
  ({ ctx } = await makeWorkspace());
});

async function makeSnippet(code: string, changes: Partial<CreateSnippetInput> = {}) {
  made += 1;
  return (await createSnippet(ctx, snippetInput({ name: `s${made}`, code, parameters: { type: "object" }, ...changes }))).snippet.id;
}

async function makeTool(name: string, code: string, changes: Partial<CreateSnippetInput> = {}) {
  const config = { snippetId: await makeSnippet(code, changes) };
  await createTool(ctx, toolInput({ name, type: "code_execution", config }));
}

async function run(code: string, changes: Partial<CreateSnippetInput> = {}, by: Ctx = ctx) {
  return executeSnippet(by, { id: await makeSnippet(code, changes), parameters: {} });
}

const rows = () => db().toolExecutionLog.findMany({ where: { workspaceId: ctx.workspace.id }, orderBy: { id: "asc" } });

describe("code that calls tools", () => {
  it("gets their results, by name and by property, one after the other and at once", async () => {
    await makeTool("double", "return params.n * 2;");
    const code = `
      const one: number = await tools.call("double", { n: 1 });
      const more = await Promise.all([2, 3].map((n) => tools.double({ n })));
      return [one, ...more];`;
    const { result, executionId } = await run(code, { language: "typescript", tools: ["double"] });
    expect(result).toEqual([2, 4, 6]);
    const all = await rows();
    expect(all.filter(({ parentId }) => parentId === executionId)).toHaveLength(3);
    expect(all.filter(({ parentId }) => parentId === null).map(({ id }) => id)).toEqual([executionId]);
  });

  it("hears from an error why a call failed, and from an uncaught one in its own failure", async () => {
    await makeTool("fail", "throw new RangeError('too far');");
    const code = `
      const reasons = [];
      for (const name of ["fail", "undeclared", "missing"]) await tools.call(name).catch((error) => reasons.push([error.name, error.message]));
      return reasons;`;
    expect((await run(code, { tools: ["fail", "missing"] })).result).toEqual([
      ["ToolError", "RangeError: too far"],
      ["ToolError", 'The snippet does not declare the tool "undeclared": add it to its tools'],
      ["ToolError", 'There is no tool named "missing"'],
    ]);
    await expect(run("await tools.call('fail');", { tools: ["fail"] })).rejects.toMatchObject({
      code: "execution_failed",
      extra: { layer: "sandbox", error: { code: "RUNTIME", name: "ToolError", message: "RangeError: too far", line: 1 } },
    });
  });

  it("may run snippets but no tools when that is all that its caller may", async () => {
    await makeTool("double", "return 2;");
    const permissions = new Set(ROLE_PERMISSIONS.owner.filter((permission) => permission !== "tool:run"));
    const id = await makeSnippet("return tools.double().catch((error) => error.message);", { tools: ["double"] });
    const { result } = await executeSnippet({ ...ctx, permissions }, { id, parameters: {} });
    expect(result).toBe("This needs the permission tool:run");
  });

  it("ends at the depth limit when a tool calls itself, with a row for every level", async () => {
    await makeTool("again", "return tools.again();", { tools: ["again"], timeoutMs: 20_000 });
    const { result } = await run("return tools.again().catch((error) => error.message);", { tools: ["again"], timeoutMs: 20_000 });
    expect(result).toContain("at most 5 levels deep");
    const all = await rows();
    expect(all.map(({ layer }) => layer).sort()).toEqual([null, "policy", ...Array(5).fill("sandbox")].sort());
    expect(new Set(all.map(({ parentId }) => parentId)).size).toBe(all.length);
  });

  it("starts 500 executions at most for one request, however its tools multiply its calls", async () => {
    const each = (name: string) =>
      `const calls = await Promise.allSettled(Array.from({ length: 24 }, () => tools.${name}()));
      return calls.find(({ reason }) => reason)?.reason.message ?? calls.map(({ value }) => value).find(Boolean);`;
    await makeTool("leaf", "return null;");
    await makeTool("branch", each("leaf"), { tools: ["leaf"], timeoutMs: 25_000 });
    const { result } = await run(each("branch"), { tools: ["branch"], timeoutMs: 25_000 });
    expect(result).toContain("at most 500 executions");
    const layers = (await rows()).map(({ layer }) => layer);
    expect([layers.length, layers.filter((layer) => layer === "policy").length]).toEqual([502, 1]);
  });

  it("takes the tools that it waits for with it when its time is up", async () => {
    await makeTool("slow", "const end = Date.now() + 20_000; while (Date.now() < end);", { timeoutMs: 30_000, limits: { cpuMs: 30_000 } });
    const started = performance.now();
    const failed = run("return tools.slow();", { tools: ["slow"], timeoutMs: 400 });
    await expect(failed).rejects.toMatchObject({ extra: { error: { limit: "time" } } });
    // The log holds both when the answer arrives.
    expect((await rows()).map(({ status }) => status)).toEqual(["failed", "failed"]);
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it("takes them with it when its caller goes away", async () => {
    await makeTool("slow", "const end = Date.now() + 20_000; while (Date.now() < end);", { timeoutMs: 30_000, limits: { cpuMs: 30_000 } });
    const gone = new AbortController();
    const failed = run("return tools.slow();", { tools: ["slow"] }, { ...ctx, signal: gone.signal });
    setTimeout(() => gone.abort(), 500);
    await expect(failed).rejects.toMatchObject({ extra: { error: { code: "CANCELLED" } } });
    expect(await rows()).toHaveLength(2);
  });

  it("leaves no call behind that it did not wait for", async () => {
    await makeTool("slow", "const end = Date.now() + 20_000; while (Date.now() < end);", { timeoutMs: 30_000, limits: { cpuMs: 30_000 } });
    const { result, executionId } = await run("tools.slow().catch(() => {}); await sleep(50); return 1;", { tools: ["slow"] });
    expect(result).toBe(1);
    expect((await rows()).map(({ parentId, status }) => [parentId, status]).sort()).toEqual(
      [
        [null, "succeeded"],
        [executionId, "failed"],
      ].sort(),
    );
  });
});

describe("code that fetches", () => {
  it("reads from a declared host, and from no other", async () => {
    const code = `
      const answer = await fetch("${echo.url}/x", { headers: { "X-One": "1" } });
      const heard = await answer.json();
      return [answer.status, heard.url, heard.headers["x-one"]];`;
    expect((await run(code, { hosts: ["127.0.0.1"] })).result).toEqual([200, "/x", "1"]);
    const refused = "return fetch('http://127.0.0.1:1/').catch((error) => error.name + ' ' + error.message);";
    expect((await run(refused, { hosts: ["example.com"] })).result).toMatch(/does not declare the host "127\.0\.0\.1:1"/);
  });

  it("through a connector is signed by it, and finds its credential nowhere", async () => {
    const { credential } = await createCredential(ctx, { name: "key", type: "bearer", data: { token: SECRET } });
    const connector = { name: "api", displayName: "A", baseUrl: `${echo.url}/v1`, authType: "bearer", credentialId: credential.id };
    await createConnector(ctx, CreateConnectorInput.parse(connector));
    const code = `
      const answer = await fetch("${echo.url}/v1/things", { connector: "api" });
      const text = await answer.text();
      const next = decodeURIComponent(decodeURIComponent(answer.headers.get("x-next")));
      const letters = [...text, ...next].join(" ");
      console.log(text, letters, answer.headers.get("x-heard"));
      return { url: answer.url, text, letters, heard: [...answer.headers] };`;
    const { result, logs } = await run(code, { connectors: ["api"] });
    const all = JSON.stringify([result, logs, await rows()]);
    expect(result).toMatchObject({ url: `${echo.url}/v1/things`, text: expect.stringContaining('"authorization":"Bearer [redacted]"') });
    expect(all).toContain("n e x t = B e a r e r");
    for (const spelling of [
      SECRET,
      encodeURIComponent(SECRET),
      [..."S3ntinel"].join(" "),
      [...SECRET].join(" "),
      JSON.stringify(SECRET).slice(1, -1),
    ]) {
      expect(all).not.toContain(spelling);
      expect(all).not.toContain(JSON.stringify(spelling).slice(1, -1));
    }
  });

  it("lets go of an upstream that does not answer when its time is up", async () => {
    const failed = run(`await fetch("${echo.url}/silence");`, { hosts: ["127.0.0.1"], timeoutMs: 300 });
    await expect(failed).rejects.toMatchObject({ code: "execution_failed", extra: { error: { limit: "time" } } });
  });
});

describe("code that calls out too often", () => {
  it("is refused what its limits do not give", async () => {
    await makeTool("one", "return 1;");
    const code = `
      const got = [];
      for (let n = 0; n < 4; n++) got.push(await tools.one().catch((error) => error.name));
      return got;`;
    expect((await run(code, { tools: ["one"], limits: { hostCalls: 2 } })).result).toEqual([1, 1, "LimitError", "LimitError"]);
  });
});

describe("Python code", () => {
  it("calls tools and hears from an error why one failed", async () => {
    await makeTool("double", "return params.n * 2;");
    const code = `
try:
    tools.call("undeclared")
except ToolError as error:
    print(error)
return [tools.double(n=1), tools.call("double", {"n": 2})]`;
    const { result, logs, executionId } = await run(code, { language: "python", tools: ["double"] });
    expect(result).toEqual([2, 4]);
    expect(logs[0]?.message).toBe('The snippet does not declare the tool "undeclared": add it to its tools');
    expect((await rows()).filter(({ parentId }) => parentId === executionId)).toHaveLength(2);
  });

  it("fetches through a connector, by a path, without its credential", async () => {
    const { credential } = await createCredential(ctx, { name: "key", type: "bearer", data: { token: SECRET } });
    const connector = { name: "api", displayName: "A", baseUrl: `${echo.url}/v1`, authType: "bearer", credentialId: credential.id };
    await createConnector(ctx, CreateConnectorInput.parse(connector));
    const code = `
answer = fetch("/things", headers={"X-One": "1"}, connector="api")
print(answer.text, " ".join(answer.text))
return [answer.status, answer.url, answer.json(), dict(answer.headers), answer.text[::-1]]`;
    const { result, logs } = await run(code, { language: "python", connectors: ["api"] });
    const heard = { url: "/v1/things", headers: { authorization: "Bearer [redacted]", "x-one": "1" } };
    expect(result).toMatchObject([200, `${echo.url}/v1/things`, heard, {}, expect.anything()]);
    const all = JSON.stringify([result, logs, await rows()]);
    for (const spelling of ["S3ntinel", encodeURIComponent(SECRET), [..."S3ntinel"].join(" "), "lenitn3S"])
      expect(all).not.toContain(spelling);
  });
});
