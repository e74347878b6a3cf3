import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { ListSnippetsQuery } from "#lib/contracts/snippets.ts";
import { db } from "#lib/db/client.ts";
import { defined } from "../defined.ts";
import { pageArgs, searchIn, toPage } from "../page.ts";
import { toSnippet } from "./to-snippet.ts";

export async function listSnippets(ctx: Ctx, query: ListSnippetsQuery) {
  assertCan(ctx, "snippet:read");
  const { where, ...page } = pageArgs(query);
  const search = searchIn(["name", "displayName", "description"], query.search);
  const rows = await db().codeSnippet.findMany({
    where: { ...where, ...search, ...defined({ language: query.language }), workspaceId: ctx.workspace.id, deletedAt: null },
    ...page,
  });
  return toPage("snippets", rows, query, toSnippet);
}
