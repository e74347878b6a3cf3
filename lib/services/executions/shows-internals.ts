import type { Ctx } from "#lib/auth/ctx.ts";

/** Stacks of the server itself are for owners and admins. */
export function showsInternals({ role }: Ctx): boolean {
  return role === "owner" || role === "admin";
}
