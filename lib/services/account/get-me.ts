import type { Ctx } from "#lib/auth/ctx.ts";
import type { Me } from "#lib/contracts/people.ts";

/** Who is calling, in which workspace, with which permissions. */
export function getMe({ actor, workspace, role, permissions }: Ctx): Me {
  const type = actor.type === "user" ? "user" : "token";
  return { actor: { type, id: actor.id, name: actor.name }, workspace, role, permissions: [...permissions] };
}
