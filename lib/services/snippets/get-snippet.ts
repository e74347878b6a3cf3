import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { SnippetView } from "#lib/contracts/snippets.ts";
import { db } from "#lib/db/client.ts";
import { assertFound, assertId } from "../assert-found.ts";
import { findSnippetUses, NO_USES } from "./find-snippet-uses.ts";
import { toSnippet } from "./to-snippet.ts";

export async function getSnippet(ctx: Ctx, { id }: { id: string }): Promise<{ snippet: SnippetView }> {
  assertCan(ctx, "snippet:read");
  const row = await db().codeSnippet.findFirst({ where: { id: assertId(id, "snippet"), workspaceId: ctx.workspace.id, deletedAt: null } });
  const snippet = toSnippet(assertFound(row, "snippet"));
  return { snippet: { ...snippet, usedBy: (await findSnippetUses(ctx, [id])).get(id) ?? NO_USES } };
}
