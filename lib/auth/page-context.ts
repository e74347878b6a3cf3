import { randomUUID } from "node:crypto";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import type { Permission } from "#lib/contracts/permissions.ts";
import type { Ctx } from "./ctx.ts";
import { findMembership } from "./find-user.ts";
import { pageUser } from "./page-user.ts";
import { toUserCtx } from "./user-ctx.ts";

/** The signed-in member of the workspace in a page's address. Sends strangers to sign in; to others the page does not exist. */
export async function pageContext(workspaceSlug: string, permission?: Permission): Promise<Ctx> {
  const ctx = await contextOf(workspaceSlug);
  if (permission !== undefined && !ctx.permissions.has(permission)) notFound();
  return ctx;
}

/** Once per request, however many layouts and pages ask. */
const contextOf = cache(async (workspaceSlug: string): Promise<Ctx> => {
  const user = await pageUser();
  if (user === null) redirect(`/sign-in?callbackUrl=${encodeURIComponent(await currentPath(workspaceSlug))}`);
  const membership = await findMembership(user, ({ workspace }) => workspace.slug === workspaceSlug);
  if (membership === undefined) notFound();
  // Next ends the rendering itself when the reader goes away.
  return toUserCtx(user, membership, { requestId: randomUUID(), signal: new AbortController().signal });
});

/** The path that was asked for, as the front server tells it. Next adds `_rsc` when it fetches a page from within another. */
async function currentPath(workspaceSlug: string): Promise<string> {
  const asked = (await headers()).get("x-sintra-path");
  if (asked === null) return `/${workspaceSlug}/tools`;
  const { pathname, searchParams } = new URL(asked, "http://localhost");
  searchParams.delete("_rsc");
  return searchParams.size === 0 ? pathname : `${pathname}?${searchParams}`;
}
