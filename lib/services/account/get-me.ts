import type { Ctx } from "#lib/auth/ctx.ts";
import type { Me } from "#lib/contracts/people.ts";
import { db } from "#lib/db/client.ts";
import { findLimits } from "../workspaces/find-limits.ts";

/** Who is calling, in which workspace, with which permissions. */
export async function getMe({ actor, workspace, role, permissions }: Ctx): Promise<Me> {
  const type = actor.type === "user" ? "user" : "token";
  const limits = await findLimits(db(), workspace.id);
  return { actor: { type, id: actor.id, name: actor.name }, workspace: { ...workspace, limits }, role, permissions: [...permissions] };
}
