import type { Permission } from "#lib/contracts/permissions.ts";
import { AppError } from "#lib/errors.ts";
import type { Ctx } from "./ctx.ts";

export function assertCan(ctx: Ctx, permission: Permission): void {
  if (!ctx.permissions.has(permission)) throw new AppError("forbidden", `This needs the permission ${permission}`);
}
