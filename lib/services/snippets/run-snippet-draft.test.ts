import "#lib/testing/database.ts";
import { beforeEach, describe, expect, it } from "vitest";
import type { RunSnippetDraftInput } from "#lib/contracts/drafts.ts";
import { ROLE_PERMISSIONS } from "#lib/contracts/permissions.ts";
import { db } from "#lib/db/client.ts";
import { snippetInput } from "#lib/testing/rows.ts";
import { makeWorkspace, type TestWorkspace } from "#lib/testing/workspaces.ts";
import { updateWorkspace } from "../workspaces/update-workspace.ts";
import { createSnippet } from "./create-snippet.ts";
import { getSnippet } from "./get-snippet.ts";
import { runSnippetDraft } from "./run-snippet-draft.ts";

let ctx: TestWorkspace["ctx"];

beforeEach(async () => {
  ctx = (await makeWorkspace()).ctx;
});

const draft = (changes: Partial<RunSnippetDraftInput["snippet"]> = {}, more: Partial<RunSnippetDraftInput> = {}) =>
  ({ snippet: snippetInput(changes), parameters: { a: 1, b: 2 }, ...more }) as RunSnippetDraftInput;
const rowOf = (id: string) => db().toolExecutionLog.findUniqueOrThrow({ where: { id } });

describe("code that nobody saved", () => {
  it("runs as it would when it were saved, and saves nothing", async () => {
    const answer = await runSnippetDraft(ctx, draft({ code: "console.log('draft'); return params.a + params.b;" }));
    expect(answer).toMatchObject({ result: 3, logs: [{ message: "draft" }] });
    expect(await rowOf(answer.executionId)).toMatchObject({ subjectType: "snippet", version: 0, status: "succeeded" });
    expect(await db().codeSnippet.count({ where: { workspaceId: ctx.workspace.id } })).toBe(0);
  });

  it("is in the log of the snippet that it will be, and does not count as one of its runs", async () => {
    const { snippet } = await createSnippet(ctx, snippetInput());
    const { executionId } = await runSnippetDraft(ctx, draft({ code: "return 1;" }, { snippetId: snippet.id }));
    expect(await rowOf(executionId)).toMatchObject({ subjectId: snippet.id, version: 0 });
    expect((await getSnippet(ctx, { id: snippet.id })).snippet.usage).toMatchObject({ executions: 0 });
  });

  it("cannot pass for a snippet of another workspace", async () => {
    const theirs = await createSnippet((await makeWorkspace()).ctx, snippetInput());
    await expect(runSnippetDraft(ctx, draft({}, { snippetId: theirs.snippet.id }))).rejects.toMatchObject({ code: "not_found" });
  });

  it.each(["snippet:write", "snippet:run"] as const)("needs %s", async (missing) => {
    const permissions = new Set(ROLE_PERMISSIONS.owner.filter((permission) => permission !== missing));
    await expect(runSnippetDraft({ ...ctx, permissions }, draft())).rejects.toMatchObject({ code: "forbidden" });
  });

  it("uses connectors only for those who may", async () => {
    const permissions = new Set(ROLE_PERMISSIONS.owner.filter((permission) => permission !== "connector:run"));
    await expect(runSnippetDraft({ ...ctx, permissions }, draft({ connectors: ["github"] }))).rejects.toMatchObject({ code: "forbidden" });
  });

  it("keeps to the workspace's limits: more is refused, what it does not say is the least of both", async () => {
    await updateWorkspace(ctx, { id: ctx.workspace.id, limits: { timeoutMs: 200 } });
    await expect(runSnippetDraft(ctx, draft({ timeoutMs: 201 }))).rejects.toMatchObject({ code: "invalid_request" });
    await expect(runSnippetDraft(ctx, draft({ code: "await sleep(5_000)" }))).rejects.toMatchObject({
      extra: { error: { code: "TIMEOUT_SOFT" } },
    });
  });

  it("has its parameters and its result checked", async () => {
    await expect(runSnippetDraft(ctx, draft({}, { parameters: { a: "x" } }))).rejects.toMatchObject({ code: "invalid_parameters" });
    await expect(runSnippetDraft(ctx, draft({ returnType: "string" }))).rejects.toMatchObject({ extra: { layer: "response_schema" } });
  });

  it("fails at the place in the code that was sent", async () => {
    const failure = runSnippetDraft(ctx, draft({ code: "const fine = 1;\nthrow new Error('here');" }));
    await expect(failure).rejects.toMatchObject({ extra: { error: { line: 2, message: "here" } } });
  });
});
