import { ROLE_PERMISSIONS } from "#lib/contracts/permissions.ts";
import { AppError } from "#lib/errors.ts";
import type { Ctx } from "./ctx.ts";
import { findMembership, type KnownUser, type Membership } from "./find-user.ts";

const permissions = Object.fromEntries(Object.entries(ROLE_PERMISSIONS).map(([role, list]) => [role, new Set(list)]));

/** A person acting in one of their workspaces. */
export function toUserCtx(user: KnownUser, { role, workspace }: Membership, request: Pick<Ctx, "requestId" | "signal">): Ctx {
  return {
    actor: { type: "user", id: user.id, name: user.name },
    workspace,
    role,
    permissions: permissions[role] ?? new Set(),
    source: "ui",
    ...request,
  };
}

/** The workspace that `X-Workspace` names, by slug or id; the only one of a person who has just one. */
export async function membershipOf(user: KnownUser, named: string | null): Promise<Membership> {
  if (named === null) {
    const [only, ...others] = user.memberships;
    if (only !== undefined && others.length === 0) return only;
    throw new AppError("invalid_request", "Name the workspace in the header X-Workspace");
  }
  const membership = await findMembership(user, ({ workspace }) => workspace.slug === named || workspace.id === named);
  if (membership === undefined) throw new AppError("not_found", "No such workspace");
  return membership;
}
