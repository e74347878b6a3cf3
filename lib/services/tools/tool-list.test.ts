import "#lib/testing/database.ts";
import { beforeEach, describe, expect, it } from "vitest";
import { ListToolsQuery } from "#lib/contracts/tools.ts";
import { db } from "#lib/db/client.ts";
import { newId } from "#lib/id.ts";
import { addExecutions } from "#lib/testing/add-executions.ts";
import { snippetInput, toolInput } from "#lib/testing/rows.ts";
import { makeWorkspace, type TestWorkspace } from "#lib/testing/workspaces.ts";
import { createSnippet } from "../snippets/create-snippet.ts";
import { createTool } from "./create-tool.ts";
import { findToolUses } from "./find-tool-uses.ts";
import { listToolOwners } from "./list-tool-owners.ts";
import { listToolTags } from "./list-tool-tags.ts";
import { listTools } from "./list-tools.ts";
import { TOOL_SORTS } from "./tool-sorts.ts";

let workspace: TestWorkspace;
let snippetId: string;

beforeEach(async () => {
  workspace = await makeWorkspace();
  snippetId = (await createSnippet(workspace.ctx, snippetInput())).snippet.id;
});

function make(name: string, changes: Partial<ReturnType<typeof toolInput>> = {}) {
  return createTool(workspace.ctx, toolInput({ name, displayName: name, ...changes, type: "code_execution", config: { snippetId } }));
}

const list = (query: Record<string, unknown>) => listTools(workspace.ctx, ListToolsQuery.parse(query));
const names = async (query: Record<string, unknown>) => (await list(query)).tools.map(({ name }) => name);

/** Every tool of a list, page by page. */
async function walk(query: Record<string, unknown>): Promise<string[]> {
  const found: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await list({ ...query, cursor });
    found.push(...page.tools.map(({ name }) => name));
    if (page.nextCursor === null) return found;
    cursor = page.nextCursor;
  }
}

describe("listTools", () => {
  it("counts what the filter finds, on the first page only", async () => {
    for (const name of ["one", "two", "three"]) await make(name);
    const first = await list({ limit: 2 });
    expect(first).toMatchObject({ total: 3, tools: [{ name: "three" }, { name: "two" }] });
    expect(await list({ limit: 2, cursor: first.nextCursor })).toMatchObject({ total: null, nextCursor: null, tools: [{ name: "one" }] });
    expect((await list({ search: "tw" })).total).toBe(1);
  });

  it("finds by text that would be a pattern, by exact name, tag, owner and state", async () => {
    await make("a_b", { tags: ["x"] });
    await make("axb", { enabled: false });
    expect(await names({ search: "a_b" })).toEqual(["a_b"]);
    expect(await names({ search: "100%" })).toEqual([]);
    expect(await names({ name: "axb" })).toEqual(["axb"]);
    expect(await names({ tag: "x" })).toEqual(["a_b"]);
    expect(await names({ enabled: "false" })).toEqual(["axb"]);
    expect(await names({ owner: workspace.ctx.actor.id })).toHaveLength(2);
    expect(await names({ owner: newId() })).toEqual([]);
  });

  it("sorts names without regard to case, up and down", async () => {
    for (const name of ["b", "A", "c"]) await make(name);
    expect(await names({ sort: "name", order: "asc" })).toEqual(["A", "b", "c"]);
    expect(await names({ sort: "display_name", order: "desc" })).toEqual(["c", "b", "A"]);
  });

  it("puts tools without a call last, whichever way recent figures are sorted", async () => {
    const busy = (await make("busy")).tool.id;
    await make("idle");
    const bad = (await make("bad")).tool.id;
    for (const [subjectId, durationMs, status] of [
      [busy, 10, "succeeded"],
      [busy, 20, "succeeded"],
      [bad, 900, "failed"],
    ] as const) {
      await addCall(subjectId, durationMs, status);
    }
    expect(await names({ sort: "recent_calls" })).toEqual(["busy", "bad", "idle"]);
    expect(await names({ sort: "recent_success", order: "asc" })).toEqual(["bad", "busy", "idle"]);
    expect(await names({ sort: "recent_p95", order: "asc" })).toEqual(["busy", "bad", "idle"]);
    expect(await names({ sort: "recent_p95", order: "desc" })).toEqual(["bad", "busy", "idle"]);
  });

  it.each(Object.keys(TOOL_SORTS))("walks every tool once when sorted by %s, though most keys are the same", async (sort) => {
    for (let n = 0; n < 7; n += 1) await make(`t${n}`, { displayName: n < 4 ? "Same\u0001 — ✓" : `Other ${n}` });
    await db().customTool.updateMany({
      where: { workspaceId: workspace.ctx.workspace.id, name: { in: ["t1", "t2"] } },
      data: { lastExecutedAt: new Date(), executionCount: 3 },
    });
    for (const order of ["asc", "desc"]) {
      const all = await names({ sort, order });
      expect(await walk({ sort, order, limit: 2 })).toEqual(all);
      expect(new Set(all).size).toBe(7);
    }
  });

  it("refuses a cursor that a list of another order returned, or nobody", async () => {
    for (const name of ["one", "two"]) await make(name);
    const { nextCursor } = await list({ sort: "name", limit: 1 });
    for (const query of [{ sort: "created", cursor: nextCursor }, { cursor: "AAAA" }, { sort: "name", cursor: `${nextCursor}A` }]) {
      await expect(list(query)).rejects.toMatchObject({ code: "invalid_request" });
    }
  });
});

it("counts the tags, the most used first, and the owners by name", async () => {
  await make("one", { tags: ["crm", "read"] });
  await make("two", { tags: ["crm"] });
  expect(await listToolTags(workspace.ctx)).toEqual({
    tags: [
      { tag: "crm", tools: 2 },
      { tag: "read", tools: 1 },
    ],
  });
  const { id, name } = workspace.ctx.actor;
  expect(await listToolOwners(workspace.ctx)).toEqual({ owners: [{ owner: { id, name }, tools: 2 }] });
  expect((await list({})).tools[0]?.owner).toEqual({ id, name });
});

it("names the snippets that may call a tool", async () => {
  const { tool } = await make("one");
  const { tool: unused } = await make("two");
  await createSnippet(workspace.ctx, snippetInput({ name: "caller", displayName: "Caller", tools: ["one", "elsewhere"] }));
  const { uses } = await findToolUses(workspace.ctx, { ids: [tool.id, unused.id] });
  expect(uses).toMatchObject([{ name: "caller", displayName: "Caller", tools: ["one"] }]);
  expect(await findToolUses(workspace.ctx, { ids: [unused.id] })).toEqual({ uses: [] });
});

async function addCall(subjectId: string, durationMs: number, status: string): Promise<void> {
  await addExecutions(workspace.ctx, [{ subjectId, durationMs, layer: status === "failed" ? "sandbox" : null }]);
}
