import "#lib/testing/database.ts";
import { beforeEach, describe, expect, it } from "vitest";
import type { ChangeToolsInput } from "#lib/contracts/tools.ts";
import { db } from "#lib/db/client.ts";
import { newId } from "#lib/id.ts";
import { makeRows, snippetInput, toolInput } from "#lib/testing/rows.ts";
import { makeWorkspace, type TestWorkspace } from "#lib/testing/workspaces.ts";
import { createSnippet } from "../snippets/create-snippet.ts";
import { changeTools } from "./change-tools.ts";
import { createTool } from "./create-tool.ts";
import { exportTools } from "./export-tools.ts";
import { getTool } from "./get-tool.ts";

let workspace: TestWorkspace;
let ids: string[];

beforeEach(async () => {
  workspace = await makeWorkspace();
  const { snippet } = await createSnippet(workspace.ctx, snippetInput({ name: "sum" }));
  const make = (name: string) =>
    createTool(workspace.ctx, toolInput({ name, tags: ["old"], type: "code_execution", config: { snippetId: snippet.id } }));
  ids = [];
  for (const name of ["one", "two", "three"]) ids.push((await make(name)).tool.id);
});

const change = (input: ChangeToolsInput) => changeTools(workspace.ctx, input);
const read = async (id: string) => (await getTool(workspace.ctx, { id })).tool;
const first = () => ids[0] ?? "";

describe("changeTools", () => {
  it("makes a version and an audit row of each tool that it changes, and of no other", async () => {
    expect(await change({ action: "disable", ids: [first()] })).toEqual({ message: "1 tool changed", changed: 1 });
    expect(await change({ action: "disable", ids })).toEqual({ message: "2 tools changed", changed: 2 });
    for (const id of ids) {
      expect(await read(id)).toMatchObject({ enabled: false, version: 2 });
      const versions = await db().toolVersion.findMany({ where: { toolId: id }, orderBy: { version: "asc" } });
      expect(versions.map(({ definition }) => (definition as { enabled: boolean }).enabled)).toEqual([true, false]);
      const events = await db().auditEvent.findMany({ where: { subjectId: id }, orderBy: { id: "asc" } });
      expect(events.map(({ action }) => action)).toEqual(["tool.created", "tool.updated"]);
      expect(events[1]?.detail).toEqual({ version: 2, fields: ["enabled"] });
    }
  });

  it("adds and removes tags, and keeps the others", async () => {
    await change({ action: "tag", ids: [first()], add: ["mine"], remove: [] });
    await change({ action: "tag", ids, add: ["new"], remove: ["old"] });
    expect((await read(first())).tags).toEqual(["mine", "new"]);
    expect((await read(ids[1] ?? "")).tags).toEqual(["new"]);
  });

  it("changes none where one would have too many tags", async () => {
    const add = Array.from({ length: 20 }, (_, n) => `tag ${n}`);
    await expect(change({ action: "tag", ids, add, remove: [] })).rejects.toMatchObject({ code: "invalid_request" });
    expect(await read(first())).toMatchObject({ tags: ["old"], version: 1 });
  });

  it("changes none where one is missing or belongs to another workspace", async () => {
    const other = await makeRows((await makeWorkspace()).ctx);
    for (const foreign of [other.tool, newId()]) {
      await expect(change({ action: "delete", ids: [...ids, foreign] })).rejects.toMatchObject({ code: "not_found" });
    }
    expect((await read(first())).version).toBe(1);
  });

  it("deletes all of them and frees their names", async () => {
    expect((await change({ action: "delete", ids })).changed).toBe(3);
    await expect(read(first())).rejects.toMatchObject({ code: "not_found" });
  });

  it("lets two changes of the same tools wait for each other", async () => {
    const reversed = [...ids].reverse();
    const outcomes = await Promise.all([
      change({ action: "tag", ids, add: ["a"], remove: [] }),
      change({ action: "tag", ids: reversed, add: ["b"], remove: [] }),
    ]);
    expect(outcomes.map(({ changed }) => changed)).toEqual([3, 3]);
    expect([...(await read(first())).tags].sort()).toEqual(["a", "b", "old"]);
  });
});

describe("exportTools", () => {
  it("writes down what a tool runs, without ids and secrets", async () => {
    const rows = await makeRows(workspace.ctx);
    const { tool } = await createTool(
      workspace.ctx,
      toolInput({ name: "call", type: "api_call", config: { endpointId: rows.endpoint }, tags: ["api"] }),
    );
    const exported = await exportTools(workspace.ctx, { ids: [tool.id, first()] });
    expect(exported).toMatchObject({
      format: "sintra-tools/1",
      tools: [
        { name: "call", tags: ["api"], runs: { connector: { name: "upstream", authType: "bearer" }, endpoint: { path: "/things" } } },
        { name: "one", runs: { snippet: { code: "return params.a + params.b;" } } },
      ],
    });
    const text = JSON.stringify(exported);
    for (const id of [...Object.values(rows), tool.id, first(), workspace.ctx.actor.id]) expect(text).not.toContain(id);
    expect(text).not.toContain("sentinel-token-value");
  });

  it("shows nobody the code or connector that they may not read", async () => {
    const permissions = new Set([...workspace.ctx.permissions].filter((permission) => permission !== "snippet:read"));
    await expect(exportTools({ ...workspace.ctx, permissions }, { ids })).rejects.toMatchObject({ code: "forbidden" });
  });
});
