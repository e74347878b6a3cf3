import type { UserCtx } from "#lib/auth/ctx.ts";
import type { Workspace } from "#lib/contracts/people.ts";
import { transact } from "#lib/db/transact.ts";
import { joinByInvitation } from "./join-by-invitation.ts";

export async function acceptInvitation(ctx: UserCtx, { token }: { token: string }): Promise<{ message: string; workspace: Workspace }> {
  const workspace = await transact((tx) => joinByInvitation(tx, ctx, token));
  return { message: "You have joined the workspace", workspace };
}
