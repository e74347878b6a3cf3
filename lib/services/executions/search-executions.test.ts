import "#lib/testing/database.ts";
import { beforeEach, describe, expect, it } from "vitest";
import { SearchExecutionsQuery } from "#lib/contracts/executions.ts";
import { newId } from "#lib/id.ts";
import { addExecutions } from "#lib/testing/add-executions.ts";
import { makeRows } from "#lib/testing/rows.ts";
import { makeWorkspace, type TestWorkspace } from "#lib/testing/workspaces.ts";
import { digestExecutions } from "../usage/digest-executions.ts";
import { searchExecutions } from "./search-executions.ts";

let workspace: TestWorkspace;

beforeEach(async () => {
  workspace = await makeWorkspace();
});

const search = (query: object = {}, { ctx } = workspace) => searchExecutions(ctx, SearchExecutionsQuery.parse(query));
const found = async (query: object) => (await search(query)).executions.map(({ id }) => id);

async function digest(): Promise<void> {
  while ((await digestExecutions()) > 0);
}

describe.each([
  ["before they are digested", async () => undefined],
  ["after", digest],
])("executions, %s", (_when, settle) => {
  it("are found by the words of what went in, came out, was said or went wrong, and by their ids", async () => {
    const [id = ""] = await addExecutions(workspace.ctx, [
      {
        input: { city: "Zürich\nAltstadt", "X-Key": "Number-42" },
        output: { invoice: "INV/2026/0815" },
        logs: [{ level: "log", message: "asked the warehouse" }],
        layer: "upstream",
        error: { message: "Gateway said: 'no such crate'" },
        requestId: "Req_77:Alpha",
      },
      { input: "nothing alike" },
    ]);
    await settle();
    for (const words of [
      "zürich",
      "ZÜR",
      "altstadt",
      "number-42",
      "42 number",
      "inv/2026",
      "0815",
      "Warehouse ASKED",
      "crate'",
      "req_77:alpha",
      "x-key",
      "req_77",
      id,
      id.slice(0, 20),
    ])
      expect(await found({ search: words }), words).toEqual([id]);
    for (const words of ["zürich berlin", "ltstadt", "nnumber", "!!!", "message", "retryable", newId()])
      expect(await found({ search: words }), words).toEqual([]);
  });

  it.each([
    "a & b",
    "a | b",
    "!a",
    "(a",
    "'a'",
    "a:*",
    "a <-> b",
    "\\",
    "a\\",
    "''",
    "%",
    "_",
    "*",
    ":",
    "W",
    "\u{1F600}",
    "\u0001",
    "a".repeat(200),
    "ﬀ",
    `W${newId()}`,
  ])("are searched for %j without an error and without operators", async (words) => {
    await addExecutions(workspace.ctx, [{ input: "zzz" }]);
    await settle();
    expect(await found({ search: words })).toEqual([]);
  });

  it("fit every filter and all of them together, page by page, the newest first", async () => {
    const [subjectId, actorId, parentId] = [newId(), newId(), newId()];
    const wanted = {
      subjectId,
      actorId,
      parentId,
      subjectType: "snippet",
      source: "code",
      version: 3,
      layer: "timeout",
      durationMs: 500,
      input: "apple pear",
    } as const;
    const others = [
      { subjectId: newId() },
      { actorId: newId() },
      { parentId: null },
      { subjectType: "tool" },
      { source: "api" },
      { version: 2 },
      { layer: "sandbox" },
      { layer: null },
      { durationMs: 499 },
      { input: "apple" },
    ] as const;
    const start = Date.now() - 100_000;
    const ids = await addExecutions(workspace.ctx, [
      ...Array.from({ length: 5 }, (_, n) => ({ ...wanted, at: new Date(start + n * 1000) })),
      ...others.map((other, n) => ({ ...wanted, ...other, at: new Date(start + 500 + n) })),
      { ...wanted, at: new Date(start + 50_000) },
    ]);
    await settle();
    const filter = {
      subjectId,
      actorId,
      parentId,
      subjectType: "snippet",
      source: "code",
      version: 3,
      status: "failed",
      layer: "timeout",
      minDurationMs: 500,
      search: "pea app",
      from: new Date(start).toISOString(),
      to: new Date(start + 50_000).toISOString(),
    };
    expect(await found(filter)).toEqual(ids.slice(0, 5).reverse());
    const { search: _, ...unsearched } = filter;
    expect((await found(unsearched)).length).toBe(6);
    const walked: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await search({ ...filter, limit: 2, ...(cursor === undefined ? {} : { cursor }) });
      walked.push(...page.executions.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(walked).toEqual(ids.slice(0, 5).reverse());
    for (const [name, value] of Object.entries({
      status: "failed",
      subjectId,
      layer: "timeout",
      source: "code",
      actorId,
      version: 3,
      parentId,
    }))
      expect((await found({ [name]: value })).length, name).toBeGreaterThan(5);
  });

  it("of another workspace are found by nobody else", async () => {
    const theirs = await makeWorkspace();
    const [id] = await addExecutions(theirs.ctx, [{ input: "secretplan", requestId: "shared" }]);
    await settle();
    for (const query of [
      {},
      { search: "secretplan" },
      { search: id },
      { search: theirs.ctx.workspace.id },
      { search: `W${theirs.ctx.workspace.id}` },
      { source: "api" },
    ])
      expect(await found(query)).toEqual([]);
  });
});

describe("a search", () => {
  it("answers with names, and no more of a large text than a list shows", async () => {
    const { tool } = await makeRows(workspace.ctx);
    await addExecutions(workspace.ctx, [
      { subjectId: tool, input: { text: "x".repeat(60_000) }, output: null, layer: "sandbox", error: { message: "m".repeat(2_000) } },
    ]);
    const [first] = (await search()).executions;
    expect(first).toMatchObject({
      subjectName: "Tool",
      actor: { name: workspace.ctx.actor.name },
      outputPreview: "null",
      message: "m".repeat(500),
    });
    expect(first?.inputPreview).toHaveLength(200);
  });

  it("finds a word of every row and a word of one among many alike", async () => {
    await addExecutions(
      workspace.ctx,
      Array.from({ length: 400 }, (_, n) => ({ input: `common ${n === 3 ? "needle" : "hay"}`, at: new Date(Date.now() - n * 1000) })),
    );
    await digest();
    expect((await search({ search: "common", limit: 200 })).executions).toHaveLength(200);
    expect(await found({ search: "needle common" })).toHaveLength(1);
  });

  it("is for those who may read the log", async () => {
    const stranger = { ...workspace, ctx: { ...workspace.ctx, permissions: new Set<never>() } };
    await expect(search({}, stranger)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("refuses a cursor that no list returned", async () => {
    await expect(search({ cursor: "nonsense" })).rejects.toMatchObject({ code: "invalid_request" });
  });
});
