import "#lib/testing/database.ts";
import { beforeEach, describe, expect, it } from "vitest";
import { ListToolsQuery } from "#lib/contracts/tools.ts";
import { db } from "#lib/db/client.ts";
import { snippetInput, toolInput } from "#lib/testing/rows.ts";
import { makeWorkspace, type TestWorkspace } from "#lib/testing/workspaces.ts";
import { createSnippet } from "../snippets/create-snippet.ts";
import { deleteSnippet } from "../snippets/delete-snippet.ts";
import { updateSnippet } from "../snippets/update-snippet.ts";
import { createTool } from "./create-tool.ts";
import { deleteTool } from "./delete-tool.ts";
import { executeTool } from "./execute-tool.ts";
import { getTool } from "./get-tool.ts";
import { listTools } from "./list-tools.ts";
import { updateTool } from "./update-tool.ts";

let workspace: TestWorkspace;
let snippetId: string;
const run = { parameters: { a: 2, b: 3 } };

beforeEach(async () => {
  workspace = await makeWorkspace();
  snippetId = (await createSnippet(workspace.ctx, snippetInput())).snippet.id;
});

async function makeTool(name = "adder") {
  return (await createTool(workspace.ctx, toolInput({ name, type: "code_execution", config: { snippetId } }))).tool;
}

describe("createTool", () => {
  it("takes the parameters of the snippet when it has none of its own", async () => {
    expect((await makeTool()).parameters).toEqual(snippetInput().parameters);
  });

  it("refuses a name that is taken, and frees it on delete", async () => {
    const { id } = await makeTool();
    await expect(makeTool()).rejects.toMatchObject({ code: "conflict" });
    await deleteTool(workspace.ctx, { id });
    expect((await makeTool()).version).toBe(1);
  });

  it("lets two workspaces use the same name", async () => {
    await makeTool();
    const other = await makeWorkspace();
    const { snippet } = await createSnippet(other.ctx, snippetInput());
    await createTool(other.ctx, toolInput({ name: "adder", type: "code_execution", config: { snippetId: snippet.id } }));
  });

  it("writes one of two tools of the same name made at the same time", async () => {
    const outcomes = await Promise.allSettled([makeTool(), makeTool()]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("updateTool", () => {
  it("changes only what is given and keeps every version", async () => {
    const { id } = await makeTool();
    const { tool } = await updateTool(workspace.ctx, { id, description: "Adds", pricePerCall: 0.25 });
    expect(tool).toMatchObject({ version: 2, description: "Adds", pricePerCall: 0.25, displayName: "Tool" });
    const versions = await db().toolVersion.findMany({ where: { toolId: id }, orderBy: { version: "asc" } });
    expect(versions.map(({ definition }) => (definition as { description: string }).description)).toEqual(["", "Adds"]);
  });

  it("refuses to overwrite a change that its maker has not seen", async () => {
    const { id } = await makeTool();
    await updateTool(workspace.ctx, { id, description: "first", version: 1 });
    await expect(updateTool(workspace.ctx, { id, description: "second", version: 1 })).rejects.toMatchObject({ code: "conflict" });
  });

  it("loses none of many changes made at the same time", async () => {
    const { id } = await makeTool();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, (_, n) => updateTool(workspace.ctx, { id, description: `change ${n}`, version: 1 })),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await getTool(workspace.ctx, { id })).tool.version).toBe(2);
  });

  it("refuses the config of another type", async () => {
    const { id } = await makeTool();
    await expect(updateTool(workspace.ctx, { id, config: { endpointId: snippetId } })).rejects.toMatchObject({ code: "invalid_request" });
  });
});

describe("executeTool", () => {
  it("runs the version that is asked for", async () => {
    const { id } = await makeTool();
    await updateTool(workspace.ctx, { id, parameters: [{ name: "a", type: "number", required: true }] });
    await expect(executeTool(workspace.ctx, { id, ...run })).rejects.toMatchObject({ code: "invalid_parameters" });
    expect(await executeTool(workspace.ctx, { id, ...run, version: 1 })).toMatchObject({ result: 5 });
    await expect(executeTool(workspace.ctx, { id, ...run, version: 9 })).rejects.toMatchObject({ code: "not_found" });
  });

  it("runs an edited snippet with the next call that starts a moment later", async () => {
    const { id } = await makeTool();
    expect((await executeTool(workspace.ctx, { id, ...run })).result).toBe(5);
    await updateSnippet(workspace.ctx, { id: snippetId, code: "return params.a * params.b;" });
    await expect.poll(async () => (await executeTool(workspace.ctx, { id, ...run })).result, { timeout: 1_000 }).toBe(6);
  });

  it("does not run a disabled or deleted tool", async () => {
    const { id } = await makeTool();
    await updateTool(workspace.ctx, { id, enabled: false });
    await expect.poll(() => executeTool(workspace.ctx, { id, ...run }).catch(({ code }) => code)).toBe("conflict");
    await deleteTool(workspace.ctx, { id });
    await expect.poll(() => executeTool(workspace.ctx, { id, ...run }).catch(({ code }) => code)).toBe("not_found");
  });
});

describe("deleteSnippet", () => {
  it("is refused while a tool runs the snippet, and names the tool", async () => {
    const { id } = await makeTool();
    await expect(deleteSnippet(workspace.ctx, { id: snippetId })).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("adder"),
    });
    await deleteTool(workspace.ctx, { id });
    await deleteSnippet(workspace.ctx, { id: snippetId });
  });

  it("never leaves a tool behind that is made at the same time", async () => {
    const [made, deleted] = await Promise.allSettled([makeTool(), deleteSnippet(workspace.ctx, { id: snippetId })]);
    expect([made.status, deleted.status].sort()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("listTools", () => {
  it("pages through everything once, newest first, and searches without case", async () => {
    for (let n = 0; n < 5; n++) await makeTool(`tool_${n}`);
    const first = await listTools(workspace.ctx, ListToolsQuery.parse({ limit: 3 }));
    const second = await listTools(workspace.ctx, ListToolsQuery.parse({ limit: 3, cursor: first.nextCursor ?? undefined }));
    expect([...first.tools, ...second.tools].map(({ name }) => name)).toEqual(["tool_4", "tool_3", "tool_2", "tool_1", "tool_0"]);
    expect(second.nextCursor).toBeNull();
    expect((await listTools(workspace.ctx, ListToolsQuery.parse({ search: "OOL_3" }))).tools).toHaveLength(1);
    await expect(listTools(workspace.ctx, ListToolsQuery.parse({ cursor: "nonsense" }))).rejects.toMatchObject({ code: "invalid_request" });
  });
});
