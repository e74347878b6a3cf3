import "#lib/testing/database.ts";
import { beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "#lib/auth/ctx.ts";
import { db } from "#lib/db/client.ts";
import { makeRows, type Rows, snippetInput } from "#lib/testing/rows.ts";
import { makeWorkspace, type TestWorkspace } from "#lib/testing/workspaces.ts";
import { updateEndpoint } from "../endpoints/update-endpoint.ts";
import { createSnippet } from "../snippets/create-snippet.ts";
import { deleteSnippet } from "../snippets/delete-snippet.ts";
import { updateSnippet } from "../snippets/update-snippet.ts";
import { deleteTool } from "../tools/delete-tool.ts";
import { executeTool } from "../tools/execute-tool.ts";
import { updateTool } from "../tools/update-tool.ts";
import { getVersion } from "./get-version.ts";
import { listVersions } from "./list-versions.ts";
import { restoreEndpointVersion, restoreSnippetVersion, restoreToolVersion } from "./restore-version.ts";

let workspace: TestWorkspace;
let ctx: Ctx;
let rows: Rows;

beforeEach(async () => {
  workspace = await makeWorkspace();
  ({ ctx } = workspace);
  rows = await makeRows(ctx);
});

describe("listVersions", () => {
  it("tells who changed what, the newest first", async () => {
    await updateTool(ctx, { id: rows.tool, displayName: "Adder", parameters: [{ name: "a", type: "number", required: true }] });
    const { versions, nextCursor } = await listVersions(ctx, "tool", { id: rows.tool, limit: 50 });
    expect(nextCursor).toBeNull();
    expect(versions.map(({ version }) => version)).toEqual([2, 1]);
    expect(versions[0]).toMatchObject({ author: { id: ctx.actor.id, name: ctx.actor.name } });
    expect(versions[0]?.changes).toContainEqual({ path: "parameters.b", text: "`b` was removed", breaking: true });
    expect(versions[1]?.changes).toEqual([]);
  });

  it("is read page by page without losing what the last of a page changed", async () => {
    for (const displayName of ["One", "Two", "Three", "Four"]) await updateSnippet(ctx, { id: rows.snippet, displayName });
    const first = await listVersions(ctx, "snippet", { id: rows.snippet, limit: 3 });
    expect(first.versions.map(({ version, changes }) => [version, changes.length])).toEqual([
      [5, 1],
      [4, 1],
      [3, 1],
    ]);
    const second = await listVersions(ctx, "snippet", { id: rows.snippet, limit: 3, cursor: first.nextCursor ?? "" });
    expect(second.versions.map(({ version }) => version)).toEqual([2, 1]);
    expect(second.nextCursor).toBeNull();
  });

  it.each(["", "v", "v0", "v-1", "2", "v99999999999", "v1x"])("refuses the cursor %j", async (cursor) => {
    await expect(listVersions(ctx, "tool", { id: rows.tool, limit: 3, cursor })).rejects.toMatchObject({ code: "invalid_request" });
  });

  it("forgets them with what they are of", async () => {
    await deleteTool(ctx, { id: rows.tool });
    await expect(listVersions(ctx, "tool", { id: rows.tool, limit: 3 })).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("getVersion", () => {
  it("shows the definition as it was frozen", async () => {
    await updateEndpoint(ctx, { id: rows.endpoint, path: "/items" });
    expect((await getVersion(ctx, "endpoint", { id: rows.endpoint, version: 1 })).version.definition).toMatchObject({ path: "/things" });
    const { version } = await getVersion(ctx, "endpoint", { id: rows.endpoint, version: 2 });
    expect(version.changes).toEqual([{ path: "path", text: "It calls `GET /items` instead of `GET /things`", breaking: true }]);
  });

  it("treats a version that never was as missing", async () => {
    await expect(getVersion(ctx, "tool", { id: rows.tool, version: 2 })).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("restoring", () => {
  it("makes the next version and leaves the others as they are", async () => {
    await updateTool(ctx, { id: rows.tool, displayName: "Later", pricePerCall: 2, tags: ["late"] });
    const { tool } = await restoreToolVersion(ctx, { id: rows.tool, restore: 1, version: 2 });
    expect(tool).toMatchObject({ version: 3, displayName: "Tool", pricePerCall: 0, tags: [] });
    const kept = await db().toolVersion.findMany({ where: { toolId: rows.tool }, orderBy: { version: "asc" } });
    expect(kept.map(({ definition }) => (definition as { displayName: string }).displayName)).toEqual(["Tool", "Later", "Tool"]);
    const event = await db().auditEvent.findFirst({ where: { subjectId: rows.tool, action: "tool.restored" } });
    expect(event?.detail).toEqual({ version: 3, restored: 1 });
  });

  it("brings back what runs: of a snippet its code, of an endpoint its path", async () => {
    await updateSnippet(ctx, { id: rows.snippet, code: "return 0;" });
    await restoreSnippetVersion(ctx, { id: rows.snippet, restore: 1 });
    expect((await executeTool(ctx, { id: rows.tool, parameters: { a: 1, b: 2 } })).result).toBe(3);
    await updateEndpoint(ctx, { id: rows.endpoint, path: "/items", responseSchema: { type: "object" } });
    const { endpoint } = await restoreEndpointVersion(ctx, { id: rows.endpoint, restore: 1 });
    expect(endpoint).toMatchObject({ version: 3, path: "/things", responseSchema: null });
  });

  it("refuses what another has changed meanwhile", async () => {
    await updateTool(ctx, { id: rows.tool, displayName: "Later" });
    await expect(restoreToolVersion(ctx, { id: rows.tool, restore: 1, version: 1 })).rejects.toMatchObject({ code: "conflict" });
  });

  it("says that what a version runs was deleted", async () => {
    const { snippet } = await createSnippet(ctx, snippetInput({ name: "other" }));
    await updateTool(ctx, { id: rows.tool, config: { snippetId: snippet.id } });
    await deleteSnippet(ctx, { id: rows.snippet });
    await expect(restoreToolVersion(ctx, { id: rows.tool, restore: 1 })).rejects.toMatchObject({
      code: "conflict",
      message: "What version 1 runs was deleted, so it cannot be restored",
    });
  });

  it("needs what writing needs", async () => {
    const reader: Ctx = { ...ctx, permissions: new Set(["tool:read", "snippet:read", "connector:read"]) };
    const calls = [
      restoreToolVersion(reader, { id: rows.tool, restore: 1 }),
      restoreSnippetVersion(reader, { id: rows.snippet, restore: 1 }),
      restoreEndpointVersion(reader, { id: rows.endpoint, restore: 1 }),
    ];
    for (const call of calls) await expect(call).rejects.toMatchObject({ code: "forbidden" });
  });
});
