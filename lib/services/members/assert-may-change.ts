import type { Ctx } from "#lib/auth/ctx.ts";
import { ROLE_PERMISSIONS, type Role } from "#lib/contracts/permissions.ts";
import { AppError } from "#lib/errors.ts";

/** Only owners make, change and remove owners; and nobody gives or takes a role that may do more than they may. */
export function assertMayChange(ctx: Ctx, ...roles: Role[]): void {
  if (roles.includes("owner") && ctx.role !== "owner") throw new AppError("forbidden", "Only an owner can do this to owners");
  for (const role of roles) {
    if (ROLE_PERMISSIONS[role].every((permission) => ctx.permissions.has(permission))) continue;
    throw new AppError("forbidden", `The role ${role} has permissions that you lack`);
  }
}
