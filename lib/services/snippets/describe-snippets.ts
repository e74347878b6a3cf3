import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import { JsonObject } from "#lib/contracts/json.ts";
import { db } from "#lib/db/client.ts";
import { assertFound } from "../assert-found.ts";
import { toSnippet } from "./to-snippet.ts";

/** `{snippet}` of each of the snippets, as they are written, in the order of the ids. */
export async function describeSnippets(ctx: Ctx, ids: string[]): Promise<JsonObject[]> {
  assertCan(ctx, "snippet:read");
  const rows = await db().codeSnippet.findMany({ where: { id: { in: ids }, workspaceId: ctx.workspace.id, deletedAt: null } });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((wanted) => {
    const { id, version, usage, createdAt, updatedAt, ...snippet } = toSnippet(assertFound(byId.get(wanted), "snippet"));
    return JsonObject.parse({ snippet });
  });
}
