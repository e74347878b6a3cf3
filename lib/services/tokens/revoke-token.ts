import { audit } from "#lib/audit.ts";
import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { Message } from "#lib/contracts/common.ts";
import { transact } from "#lib/db/transact.ts";
import { assertFound, assertId } from "../assert-found.ts";
import { forgetHolder } from "../oauth/forget-holder.ts";

/** Ends a token in every process, within a second. It stays in the list, as revoked. */
export async function revokeToken(ctx: Ctx, { id }: { id: string }): Promise<Message> {
  assertCan(ctx, "token:write");
  return transact(async (tx) => {
    const where = { id: assertId(id, "token"), workspaceId: ctx.workspace.id, revokedAt: null };
    const { count } = await tx.apiToken.updateMany({ where, data: { revokedAt: new Date() } });
    assertFound(count === 0 ? null : count, "token");
    await forgetHolder(tx, ctx, id);
    await audit(tx, ctx, "token.revoked", id);
    return { message: "Token revoked successfully" };
  });
}
