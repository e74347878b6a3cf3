import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";

/** Code uses the credentials of its connectors, so whoever writes it must be allowed to use them, too. */
export function assertMayDeclare(ctx: Ctx, { connectors = [] }: { connectors?: readonly string[] | undefined }): void {
  if (connectors.length > 0) assertCan(ctx, "connector:run");
}
