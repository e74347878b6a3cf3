import type { Ctx } from "#lib/auth/ctx.ts";
import type { OAuth2Config } from "#lib/contracts/connector-auth.ts";

/** Whose account calls use: that of whoever calls, a person or an API token, or the one of the whole workspace. */
export function holderOf({ actor, workspace }: Pick<Ctx, "actor" | "workspace">, { perUser }: Pick<OAuth2Config, "perUser">): string {
  return perUser ? actor.id : workspace.id;
}
