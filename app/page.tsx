import { randomUUID } from "node:crypto";
import { redirect } from "next/navigation";
import { pageUser } from "#lib/auth/page-user.ts";
import { ListQuery } from "#lib/contracts/common.ts";
import { listWorkspaces } from "#lib/services/workspaces/list-workspaces.ts";

/** Where a person starts: their first workspace, or the way to one. */
export default async function StartPage() {
  const user = await pageUser();
  if (user === null) redirect("/sign-in");
  const { workspaces } = await listWorkspaces({ user, requestId: randomUUID() }, ListQuery.parse({ limit: 1 }));
  redirect(workspaces[0] === undefined ? "/new-workspace" : `/${workspaces[0].slug}/tools`);
}
