import "#lib/testing/database.ts";
import { beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "#lib/auth/ctx.ts";
import { CreateConnectorInput } from "#lib/contracts/connectors.ts";
import { ROLE_PERMISSIONS } from "#lib/contracts/permissions.ts";
import type { WorkspaceLimits } from "#lib/contracts/run-limits.ts";
import { CreateSnippetInput } from "#lib/contracts/snippets.ts";
import { db } from "#lib/db/client.ts";
import { testDatabaseUrl } from "#lib/testing/database.ts";
import { query } from "#lib/testing/query.ts";
import { snippetInput } from "#lib/testing/rows.ts";
import { makeWorkspace } from "#lib/testing/workspaces.ts";
import { getMe } from "../account/get-me.ts";
import { createConnector } from "../connectors/create-connector.ts";
import { updateConnector } from "../connectors/update-connector.ts";
import { createCredential } from "../credentials/create-credential.ts";
import { updateWorkspace } from "../workspaces/update-workspace.ts";
import { createSnippet } from "./create-snippet.ts";
import { executeSnippet } from "./execute-snippet.ts";
import { getSnippet } from "./get-snippet.ts";
import { loadSnippet } from "./load-snippet.ts";
import { updateSnippet } from "./update-snippet.ts";

let ctx: Ctx;

beforeEach(async () => {
  ({ ctx } = await makeWorkspace());
});

const make = async (changes: Partial<CreateSnippetInput> = {}) => (await createSnippet(ctx, snippetInput(changes))).snippet;
const limit = (limits: WorkspaceLimits) => updateWorkspace(ctx, { id: ctx.workspace.id, limits });
const run = (id: string, parameters: Record<string, number | string> = { a: 1, b: 2 }) => executeSnippet(ctx, { id, parameters });

/** What the sandbox would be told. */
async function planOf(id: string) {
  const { plan, timeoutMs, secrets } = await loadSnippet(ctx.workspace.id, id, undefined);
  if (plan.type !== "code_execution") throw new Error("not code");
  return { ...plan.run, timeoutMs, secrets };
}

describe("what a snippet declares", () => {
  const declared = {
    tools: ["one", "two"],
    hosts: ["API.example.com", "*.Example.org:8443"],
    connectors: ["github"],
    limits: { cpuMs: 50, hostCalls: 3 },
  };
  const kept = { ...declared, hosts: ["api.example.com", "*.example.org:8443"] };

  it("is kept, versioned, and changed like everything else of it", async () => {
    const { id } = await make(declared);
    expect((await getSnippet(ctx, { id })).snippet).toMatchObject(kept);
    const { snippet } = await updateSnippet(ctx, { id, tools: [], limits: {} });
    expect(snippet).toMatchObject({ ...kept, tools: [], limits: {}, version: 2 });
    const versions = await db().snippetVersion.findMany({ where: { snippetId: id }, orderBy: { version: "asc" } });
    expect(versions.map(({ definition }) => definition)).toMatchObject([kept, { ...kept, tools: [], limits: {} }]);
  });

  it("is nothing unless it says so, also in versions that are older than declarations", async () => {
    const { id } = await make();
    expect((await getSnippet(ctx, { id })).snippet).toMatchObject({ tools: [], hosts: [], connectors: [], limits: {}, timeoutMs: 5_000 });
    await query(
      testDatabaseUrl,
      "UPDATE snippet_versions SET definition = definition - 'tools' - 'hosts' - 'connectors' - 'limits' WHERE snippet_id = $1",
      [id],
    );
    await updateSnippet(ctx, { id, code: "return 'new';" });
    expect((await executeSnippet(ctx, { id, version: 1, parameters: { a: 1, b: 2 } })).result).toBe(3);
  });

  it.each([
    ["a name that no tool can have", { tools: ["a b"] }],
    ["51 tools", { tools: Array.from({ length: 51 }, (_, n) => `t${n}`) }],
    ["a tool twice", { tools: ["a", "a"] }],
    ["a URL as host", { hosts: ["https://example.com"] }],
    ["a host twice", { hosts: ["example.com", "EXAMPLE.com"] }],
    ["21 connectors", { connectors: Array.from({ length: 21 }, (_, n) => `c${n}`) }],
    ["an unknown limit", { limits: { everything: 1 } }],
    ["a limit above that of the product", { limits: { hostCalls: 101 } }],
    ["a limit of no calls at once", { limits: { hostCallsAtOnce: 0 } }],
    ["a fraction", { limits: { cpuMs: 1.5 } }],
    ["another language", { language: "cobol" }],
  ])("cannot be %s", (_what, changes) => {
    const input = { name: "a", displayName: "A", language: "python", code: "return 1" };
    expect(CreateSnippetInput.safeParse(input).success).toBe(true);
    expect(CreateSnippetInput.safeParse({ ...input, ...changes }).success).toBe(false);
  });

  it("may be a connector only if its writer may call through connectors", async () => {
    const permissions = new Set(ROLE_PERMISSIONS.owner.filter((permission) => permission !== "connector:run"));
    const limited = { ...ctx, permissions };
    await expect(createSnippet(limited, snippetInput(declared))).rejects.toMatchObject({ code: "forbidden" });
    const { snippet } = await createSnippet(limited, snippetInput({ tools: ["one"], hosts: ["example.com"] }));
    await expect(updateSnippet(limited, { id: snippet.id, connectors: ["github"] })).rejects.toMatchObject({ code: "forbidden" });
  });

  it.each([
    { code: "return fetch('/', { connector: 'github' });" },
    { language: "python" as const },
    { tools: ["other"] },
    { hosts: ["example.com"] },
    { limits: { hostCalls: 100 } },
    { parameters: [] },
    { timeoutMs: 30_000 },
    { connectors: ["github"] },
  ])("does not lend its connectors to a writer who may not call through them, by changing %j", async (changes) => {
    const permissions = new Set(ROLE_PERMISSIONS.owner.filter((permission) => permission !== "connector:run"));
    const limited = { ...ctx, permissions };
    const { id } = await make(declared);
    await expect(updateSnippet(limited, { id, ...changes })).rejects.toMatchObject({ code: "forbidden" });
    expect((await getSnippet(ctx, { id })).snippet).toMatchObject({ ...kept, version: 1 });
    expect((await updateSnippet(limited, { id, displayName: "Renamed" })).snippet).toMatchObject({ ...kept, displayName: "Renamed" });
    expect((await updateSnippet(limited, { id, ...changes, connectors: [] })).snippet.connectors).toEqual([]);
  });

  it("reaches connectors of its own workspace by their present names, the secrets of which its results are searched for", async () => {
    const connectorInput = CreateConnectorInput.parse({ name: "github", displayName: "G", baseUrl: "https://api.example.com" });
    await createConnector((await makeWorkspace()).ctx, connectorInput);
    const { id } = await make({ ...declared, code: "return 's3ntinel-token';" });
    const connectorOf = async () => (await planOf(id)).connectors.get("github");
    expect(await connectorOf()).toBeNull();
    const { credential } = await createCredential(ctx, { name: "k", type: "bearer", data: { token: "s3ntinel-token" } });
    const signed = { ...connectorInput, authType: "bearer", credentialId: credential.id } as const;
    const { connector } = await createConnector(ctx, signed);
    await expect.poll(connectorOf).toMatchObject({ upstream: { auth: { type: "bearer", token: "s3ntinel-token" } }, failure: null });
    expect((await run(id)).result).toBe("[redacted]");
    await db().credential.update({ where: { id: credential.id }, data: { sealed: "v1:gone:a:b:c:d" } });
    await expect.poll(connectorOf).toMatchObject({ failure: expect.stringContaining("cannot be opened") });
    await updateConnector(ctx, { id: connector.id, credentialId: null });
    await expect.poll(connectorOf).toMatchObject({ failure: "The connector github has no credential" });
    await updateConnector(ctx, { id: connector.id, authType: "none" });
    await expect.poll(connectorOf).toMatchObject({ failure: null, upstream: { auth: { type: "none" } } });
    await updateConnector(ctx, { id: connector.id, name: "renamed" });
    await expect.poll(connectorOf).toBeNull();
  });

  it("keeps from code a credential that is too short to be found again", async () => {
    const { credential } = await createCredential(ctx, { name: "k", type: "bearer", data: { token: "abc" } });
    const connector = {
      name: "github",
      displayName: "G",
      baseUrl: "https://api.example.com",
      authType: "bearer",
      credentialId: credential.id,
    };
    await createConnector(ctx, CreateConnectorInput.parse(connector));
    const { id } = await make(declared);
    expect((await planOf(id)).connectors.get("github")).toMatchObject({ failure: expect.stringContaining("too short") });
  });
});

describe("the limits of a workspace", () => {
  it("refuse a snippet that asks for more, with the path of every field", async () => {
    await limit({ timeoutMs: 2_000, memoryLimitMb: 16, cpuMs: 100, resultBytes: 1_000 });
    const more = { timeoutMs: 2_001, memoryLimitMb: 17, limits: { cpuMs: 101, resultBytes: 1_001, logLines: 5 } };
    const paths = ["timeoutMs", "memoryLimitMb", "limits.cpuMs", "limits.resultBytes"];
    const refusal = {
      code: "invalid_request",
      extra: { errors: paths.map((path) => ({ path, message: expect.stringContaining("maximum") })) },
    };
    await expect(make(more)).rejects.toMatchObject(refusal);
    const { id } = await make({ timeoutMs: 2_000, memoryLimitMb: 16, limits: { cpuMs: 100 } });
    await expect(updateSnippet(ctx, { id, ...more })).rejects.toMatchObject(refusal);
  });

  it("lower the defaults of a snippet that asks for nothing", async () => {
    await limit({ timeoutMs: 2_000, memoryLimitMb: 16 });
    expect(await make()).toMatchObject({ timeoutMs: 2_000, memoryLimitMb: 16 });
    await limit({ timeoutMs: 20_000 });
    expect(await make({ name: "other" })).toMatchObject({ timeoutMs: 5_000, memoryLimitMb: 32 });
  });

  it("let a snippet that is above them be renamed, and hold it all the same when it runs", async () => {
    const { id } = await make({ timeoutMs: 20_000, memoryLimitMb: 128, limits: { cpuMs: 20_000, logLines: 7 } });
    expect(await planOf(id)).toMatchObject({ timeoutMs: 20_000, memoryLimitMb: 128, limits: { cpuMs: 20_000, logLinesMax: 7 } });
    await limit({ timeoutMs: 500, memoryLimitMb: 8, cpuMs: 50, logLines: 100, hostCalls: 2 });
    const held = { timeoutMs: 500, memoryLimitMb: 8, limits: { cpuMs: 50, logLinesMax: 7, hostCallsMax: 2, hostCallsAtOnceMax: 16 } };
    await expect.poll(() => planOf(id)).toMatchObject(held);
    await updateSnippet(ctx, { id, displayName: "Renamed" });
    expect(await planOf(id)).toMatchObject(held);
    await limit({});
    await expect.poll(() => planOf(id)).toMatchObject({ timeoutMs: 20_000, limits: { cpuMs: 20_000 } });
    expect((await planOf((await make({ name: "plain" })).id)).limits).toMatchObject({ cpuMs: 1_000 });
  });

  it("set by another process reach this one", async () => {
    const { id } = await make();
    expect(await planOf(id)).toMatchObject({ timeoutMs: 5_000 });
    await query(testDatabaseUrl, `UPDATE workspaces SET limits = '{"timeoutMs": 100}' WHERE id = $1`, [ctx.workspace.id]);
    await expect.poll(() => planOf(id), { timeout: 2_000 }).toMatchObject({ timeoutMs: 100 });
  });

  it("refuse parameters that are too large before anything runs, as a problem of the parameters", async () => {
    const { id } = await make({ parameters: { type: "object" }, code: "return 1;", limits: { paramsBytes: 20 } });
    expect((await run(id, { text: "x".repeat(9) })).result).toBe(1);
    const error = await run(id, { text: "ü".repeat(5) }).catch((thrown) => thrown);
    expect(error).toMatchObject({
      code: "invalid_parameters",
      extra: { errors: [{ path: "parameters", message: "must not be more than 20 bytes of JSON, but is 21" }] },
    });
    const row = await db().toolExecutionLog.findUniqueOrThrow({ where: { id: error.extra.executionId } });
    expect(row).toMatchObject({ layer: "validation", phases: { validate: expect.any(Number) } });
  });

  it("belong to whoever may change the workspace, are audited, and leave its name alone", async () => {
    const { workspace } = await limit({ cpuMs: 500 });
    expect(workspace).toMatchObject({ name: ctx.workspace.name, limits: { cpuMs: 500 } });
    expect((await getMe(ctx)).workspace).toMatchObject({ id: ctx.workspace.id, limits: { cpuMs: 500 } });
    const renamed = await updateWorkspace(ctx, { id: ctx.workspace.id, name: "Other" });
    expect(renamed.workspace).toMatchObject({ name: "Other", limits: { cpuMs: 500 } });
    const events = await db().auditEvent.findMany({ where: { workspaceId: ctx.workspace.id }, orderBy: { id: "asc" } });
    expect(events.map(({ action, detail }) => [action, detail])).toEqual([
      ["workspace.updated", { limits: { cpuMs: 500 } }],
      ["workspace.updated", { name: "Other" }],
    ]);
    const editor = { ...ctx, permissions: new Set(ROLE_PERMISSIONS.editor) };
    await expect(updateWorkspace(editor, { id: ctx.workspace.id, limits: {} })).rejects.toMatchObject({ code: "forbidden" });
  });
});
