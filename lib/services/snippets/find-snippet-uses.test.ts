import "#lib/testing/database.ts";
import { beforeEach, describe, expect, it } from "vitest";
import { ListSnippetsQuery } from "#lib/contracts/snippets.ts";
import { snippetInput, toolInput } from "#lib/testing/rows.ts";
import { makeWorkspace, type TestWorkspace } from "#lib/testing/workspaces.ts";
import { createTool } from "../tools/create-tool.ts";
import { deleteTool } from "../tools/delete-tool.ts";
import { createSnippet } from "./create-snippet.ts";
import { getSnippet } from "./get-snippet.ts";
import { listSnippets } from "./list-snippets.ts";

let ctx: TestWorkspace["ctx"];
let id: string;

beforeEach(async () => {
  ctx = (await makeWorkspace()).ctx;
  id = (await createSnippet(ctx, snippetInput())).snippet.id;
});

const addTool = async (name: string) =>
  (await createTool(ctx, toolInput({ name, displayName: name.toUpperCase(), type: "code_execution", config: { snippetId: id } }))).tool;
const usesOf = async (by = ctx) => (await getSnippet(by, { id })).snippet.usedBy;

describe("the tools that run a snippet", () => {
  it("are told with it and in the list, by name, without those that are deleted", async () => {
    const gone = await addTool("a_gone");
    const second = await addTool("second");
    const first = await addTool("first");
    await deleteTool(ctx, { id: gone.id });
    const tools = [first, second].map((tool) => ({ id: tool.id, name: tool.name, displayName: tool.displayName }));
    expect(await usesOf()).toEqual({ total: 2, tools });
    const other = (await createSnippet(ctx, snippetInput({ name: "unused" }))).snippet;
    const { snippets } = await listSnippets(ctx, ListSnippetsQuery.parse({}));
    expect(snippets.map(({ id, usedBy }) => [id, usedBy.total])).toEqual([
      [other.id, 0],
      [id, 2],
    ]);
  });

  it("are the first twenty and the count of all", async () => {
    for (let n = 0; n < 22; n++) await addTool(`tool_${String(n).padStart(2, "0")}`);
    const { total, tools } = await usesOf();
    expect([total, tools.length, tools.at(-1)?.name]).toEqual([22, 20, "tool_19"]);
  });

  it("are told to nobody who may not read tools", async () => {
    await addTool("secret");
    expect(await usesOf({ ...ctx, permissions: new Set(["snippet:read"]) })).toEqual({ total: 0, tools: [] });
  });
});
