import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { AppShell } from "#components/shell/app-shell.tsx";
import { pageContext } from "#lib/auth/page-context.ts";
import { pageUser } from "#lib/auth/page-user.ts";
import { ListQuery } from "#lib/contracts/common.ts";
import { listWorkspaces } from "#lib/services/workspaces/list-workspaces.ts";

interface Props {
  params: Promise<{ workspace: string }>;
  children: ReactNode;
}

export default async function WorkspaceLayout({ params, children }: Props) {
  const { workspace: slug } = await params;
  const ctx = await pageContext(slug);
  const user = await pageUser();
  if (user === null) redirect("/sign-in");
  const { workspaces } = await listWorkspaces({ user, requestId: ctx.requestId }, ListQuery.parse({ limit: 200 }));
  const studio = {
    workspace: ctx.workspace,
    workspaces: workspaces.map(({ slug, name }) => ({ slug, name })),
    user: { id: user.id, name: user.name, email: user.email },
    role: ctx.role,
    permissions: [...ctx.permissions],
  };
  return <AppShell studio={studio}>{children}</AppShell>;
}
