import type { UserCtx } from "#lib/auth/ctx.ts";
import type { Workspace } from "#lib/contracts/people.ts";
import { transact } from "#lib/db/transact.ts";
import { joinWorkspace } from "./join-workspace.ts";
import { takeInvitation } from "./take-invitation.ts";

export async function acceptInvitation(ctx: UserCtx, { token }: { token: string }): Promise<{ message: string; workspace: Workspace }> {
  const workspace = await transact(async (tx) => joinWorkspace(tx, ctx, await takeInvitation(tx, ctx.user.email, token)));
  return { message: "You have joined the workspace", workspace };
}
