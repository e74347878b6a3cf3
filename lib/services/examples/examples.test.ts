import "#lib/testing/database.ts";
import { beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "#lib/auth/ctx.ts";
import { CreateExampleInput, ListExamplesQuery } from "#lib/contracts/examples.ts";
import { ListAuditQuery } from "#lib/contracts/people.ts";
import { db } from "#lib/db/client.ts";
import { newId } from "#lib/id.ts";
import { makeRows, type Rows } from "#lib/testing/rows.ts";
import { makeWorkspace, type TestWorkspace } from "#lib/testing/workspaces.ts";
import { listAuditEvents } from "../audit/list-audit-events.ts";
import { createExample, EXAMPLES_MAX } from "./create-example.ts";
import { deleteExample } from "./delete-example.ts";
import { listExamples } from "./list-examples.ts";
import { updateExample } from "./update-example.ts";

let workspace: TestWorkspace;
let rows: Rows;

beforeEach(async () => {
  workspace = await makeWorkspace();
  rows = await makeRows(workspace.ctx);
  await deleteExample(workspace.ctx, { id: rows.example });
});

const input = (name: string, parameters: object = { a: 1 }) =>
  CreateExampleInput.parse({ subjectType: "tool", subjectId: rows.tool, name, parameters });
const keep = async (name: string, parameters?: object) => (await createExample(workspace.ctx, input(name, parameters))).example;
const namesOf = async (ctx: Ctx, query: object = {}) =>
  (await listExamples(ctx, ListExamplesQuery.parse(query))).examples.map(({ name }) => name);

describe("an example", () => {
  it("keeps parameters under a name, and who saved them", async () => {
    const example = await keep("Two numbers", { a: 1, b: [null, "ü"] });
    expect(example).toMatchObject({
      parameters: { a: 1, b: [null, "ü"] },
      createdBy: { id: workspace.ctx.actor.id, name: workspace.ctx.actor.name },
    });
    expect(await namesOf(workspace.ctx, { subjectType: "tool", subjectId: rows.tool })).toEqual(["Two numbers"]);
    expect(await namesOf(workspace.ctx, { subjectType: "snippet" })).toEqual([]);
    expect(await namesOf(workspace.ctx, { search: "TWO" })).toEqual(["Two numbers"]);
  });

  it("has a name of its own among those of its tool, which is free again once it is deleted", async () => {
    const { id } = await keep("Same");
    await expect(keep("Same")).rejects.toMatchObject({ code: "conflict" });
    await createExample(workspace.ctx, { ...input("Same"), subjectType: "snippet", subjectId: rows.snippet });
    await deleteExample(workspace.ctx, { id });
    await keep("Same");
    await expect(deleteExample(workspace.ctx, { id })).rejects.toMatchObject({ code: "not_found" });
  });

  it("can be renamed and given other parameters, each without the other", async () => {
    const { id } = await keep("Before");
    await updateExample(workspace.ctx, { id, name: "After" });
    const { example } = await updateExample(workspace.ctx, { id, parameters: { a: 2 } });
    expect(example).toMatchObject({ name: "After", parameters: { a: 2 } });
    await keep("Taken");
    await expect(updateExample(workspace.ctx, { id, name: "Taken" })).rejects.toMatchObject({ code: "conflict" });
  });

  it("keeps no secret that its name gives away", async () => {
    const { id, parameters } = await keep("Secret", { user: "ana", password: "hunter2" });
    expect(parameters["password"]).not.toContain("hunter2");
    const { example } = await updateExample(workspace.ctx, { id, parameters: { apiKey: "k-123" } });
    expect(JSON.stringify(example)).not.toContain("k-123");
  });

  it("is for something that exists", async () => {
    await expect(createExample(workspace.ctx, { ...input("None"), subjectId: newId() })).rejects.toMatchObject({ code: "not_found" });
    await expect(createExample(workspace.ctx, { ...input("None"), subjectType: "endpoint" })).rejects.toMatchObject({ code: "not_found" });
  });

  it("is in the audit trail from its beginning to its end", async () => {
    const { id } = await keep("Traced");
    await updateExample(workspace.ctx, { id, name: "Renamed" });
    await deleteExample(workspace.ctx, { id });
    const { auditEvents } = await listAuditEvents(workspace.ctx, ListAuditQuery.parse({ subjectId: id }));
    expect(auditEvents.map(({ action }) => action)).toEqual(["example.deleted", "example.updated", "example.created"]);
  });
});

it("keeps at most a few hundred examples of one tool", async () => {
  const { id: _id, ...first } = await db().example.findFirstOrThrow({ where: { id: (await keep("0")).id } });
  const more = Array.from({ length: EXAMPLES_MAX - 1 }, (_item, index) => ({
    ...first,
    id: newId(),
    name: `${index + 1}`,
    parameters: {},
  }));
  await db().example.createMany({ data: more });
  await expect(keep("one too many")).rejects.toMatchObject({ code: "conflict" });
});

it("is written by who may run its subject, and read by who may read it", async () => {
  const { id } = (await createExample(workspace.ctx, { ...input("Of code"), subjectType: "snippet", subjectId: rows.snippet })).example;
  await keep("Of a tool");
  const of = (...permissions: Ctx["permissions"] extends ReadonlySet<infer P> ? P[] : never[]): Ctx => ({
    ...workspace.ctx,
    permissions: new Set(permissions),
  });
  const toolsOnly = of("tool:read", "tool:run");
  expect(await namesOf(toolsOnly)).toEqual(["Of a tool"]);
  await expect(updateExample(toolsOnly, { id, name: "Mine" })).rejects.toMatchObject({ code: "forbidden" });
  await expect(deleteExample(toolsOnly, { id })).rejects.toMatchObject({ code: "forbidden" });
  await expect(createExample(of("tool:read"), input("Viewer"))).rejects.toMatchObject({ code: "forbidden" });
  await expect(listExamples(of("snippet:read"), ListExamplesQuery.parse({}))).rejects.toMatchObject({ code: "forbidden" });
});
