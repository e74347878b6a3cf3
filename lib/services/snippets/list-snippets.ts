import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { ListSnippetsQuery } from "#lib/contracts/snippets.ts";
import { db } from "#lib/db/client.ts";
import { defined } from "../defined.ts";
import { pageArgs, searchIn, toPage } from "../page.ts";
import { findSnippetUses, NO_USES } from "./find-snippet-uses.ts";
import { toSnippet } from "./to-snippet.ts";

export async function listSnippets(ctx: Ctx, query: ListSnippetsQuery) {
  assertCan(ctx, "snippet:read");
  const { where, ...page } = pageArgs(query);
  const search = searchIn(["name", "displayName", "description"], query.search);
  const rows = await db().codeSnippet.findMany({
    where: { ...where, ...search, ...defined({ language: query.language }), workspaceId: ctx.workspace.id, deletedAt: null },
    ...page,
  });
  const uses = await findSnippetUses(
    ctx,
    rows.map(({ id }) => id),
  );
  return toPage("snippets", rows, query, (row) => ({ ...toSnippet(row), usedBy: uses.get(row.id) ?? NO_USES }));
}
