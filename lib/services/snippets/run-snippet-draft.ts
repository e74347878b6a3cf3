import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { RunSnippetDraftInput } from "#lib/contracts/drafts.ts";
import type { ExecuteAnswer } from "#lib/contracts/executions.ts";
import type { CreateSnippetInput } from "#lib/contracts/snippets.ts";
import { db } from "#lib/db/client.ts";
import { newId } from "#lib/id.ts";
import { assertFound, assertId } from "../assert-found.ts";
import { runExecution } from "../executions/run-execution.ts";
import type { Subject } from "../executions/subject.ts";
import { findLimits } from "../workspaces/find-limits.ts";
import { assertMayDeclare } from "./assert-may-declare.ts";
import { assertWithinLimits } from "./assert-within-limits.ts";
import { toSnippetTarget } from "./load-snippet-target.ts";
import { withDefaultLimits } from "./with-default-limits.ts";

/** Runs code that nobody saved, under the rules for saving it. In the log it is version 0 of its snippet, or of none. */
export async function runSnippetDraft(ctx: Ctx, { snippet, snippetId, ...input }: RunSnippetDraftInput): Promise<ExecuteAnswer> {
  assertCan(ctx, "snippet:write");
  assertCan(ctx, "snippet:run");
  assertMayDeclare(ctx, snippet);
  const id = snippetId === undefined ? newId() : await existing(ctx, snippetId);
  return runExecution(ctx, await toSubject(ctx, id, snippet), input);
}

async function toSubject(ctx: Ctx, id: string, snippet: CreateSnippetInput): Promise<Subject> {
  const max = await findLimits(db(), ctx.workspace.id);
  assertWithinLimits(snippet, max);
  const { validator, ...target } = await toSnippetTarget(ctx.workspace.id, withDefaultLimits(snippet, max));
  return { ...target, type: "snippet", id, version: 0, pricePerCall: 0, validators: [validator] };
}

async function existing(ctx: Ctx, snippetId: string): Promise<string> {
  const where = { id: assertId(snippetId, "snippet"), workspaceId: ctx.workspace.id, deletedAt: null };
  return assertFound(await db().codeSnippet.findFirst({ where, select: { id: true } }), "snippet").id;
}
