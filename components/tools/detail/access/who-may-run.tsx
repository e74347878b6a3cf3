"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import type { ReactNode } from "react";
import { ErrorState } from "#components/common/error-state.tsx";
import { LoadMore } from "#components/common/load-more.tsx";
import { Scrollable } from "#components/common/scrollable.tsx";
import { TimeAgo } from "#components/common/time-ago.tsx";
import { ROLES_EXPLAINED } from "#components/settings/roles.ts";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { memberQueries } from "#lib/client/people.ts";
import { tokenQueries } from "#lib/client/tokens.ts";
import type { Token } from "#lib/contracts/people.ts";
import { ROLE_PERMISSIONS, ROLES } from "#lib/contracts/permissions.ts";

const RUNNING_ROLES = ROLES.filter((role) => ROLE_PERMISSIONS[role].includes("tool:run"));

/** People by their role, scripts and agents by their token. Every tool of a workspace is run by the same ones. */
export function WhoMayRun() {
  const { can } = useStudio();
  return (
    <section aria-label="Who may run it" className="space-y-4">
      <h2 className="text-sm font-semibold">Who may run it</h2>
      <p className="text-sm text-pretty text-muted-foreground">
        Members whose role is {RUNNING_ROLES.map((role) => ROLES_EXPLAINED[role].label.toLowerCase()).join(", ")}, and API tokens that hold{" "}
        <code className="font-mono text-xs">tool:run</code>.
      </p>
      {can("member:read") && <Members />}
      {can("token:read") && <Tokens />}
    </section>
  );
}

function Members() {
  const { workspace } = useStudio();
  const query = useInfiniteQuery(memberQueries.list(workspace.slug));
  if (query.isPending) return <Skeleton className="h-24" role="status" aria-label="Loading the members" />;
  if (query.data === undefined) return <ErrorState error={query.error} onRetry={query.refetch} />;
  const members = query.data.pages.flatMap((page) => page.members).filter(({ role }) => RUNNING_ROLES.includes(role));
  return (
    <Group title="Members" href={`/${workspace.slug}/settings/members`} more={<LoadMore query={query} what="members" />}>
      {members.map(({ userId, name, email, role }) => (
        <Line key={userId} name={name} detail={email} note={ROLES_EXPLAINED[role].label} />
      ))}
    </Group>
  );
}

function Tokens() {
  const { workspace } = useStudio();
  const query = useInfiniteQuery(tokenQueries.list(workspace.slug));
  if (query.isPending) return <Skeleton className="h-16" role="status" aria-label="Loading the tokens" />;
  if (query.data === undefined) return <ErrorState error={query.error} onRetry={query.refetch} />;
  const tokens = query.data.pages.flatMap((page) => page.tokens).filter(mayRun);
  return (
    <Group title="API tokens" href={`/${workspace.slug}/settings/tokens`} more={<LoadMore query={query} what="tokens" />}>
      {tokens.map(({ id, name, prefix, lastUsedAt }) => (
        <Line
          key={id}
          name={name}
          detail={`${prefix}…`}
          note={
            lastUsedAt === null ? (
              "never used"
            ) : (
              <>
                used <TimeAgo iso={lastUsedAt} />
              </>
            )
          }
        />
      ))}
      {tokens.length === 0 && <li className="px-4 py-3 text-sm text-muted-foreground">No token may run tools.</li>}
    </Group>
  );
}

function mayRun({ permissions, revokedAt, expiresAt }: Token): boolean {
  return permissions.includes("tool:run") && revokedAt === null && (expiresAt === null || Date.parse(expiresAt) > Date.now());
}

function Group({ title, href, more, children }: { title: string; href: string; more: ReactNode; children: ReactNode }) {
  return (
    <div className="overflow-hidden rounded-lg border bg-card">
      <h3 className="flex items-center justify-between gap-4 border-b bg-muted/60 px-4 py-2 text-xs font-medium text-muted-foreground">
        {title}
        <Link href={href} className="text-primary underline-offset-4 hover:underline">
          Manage
        </Link>
      </h3>
      <Scrollable label={title} className="max-h-72 p-0 font-sans text-sm">
        <ul className="divide-y">{children}</ul>
      </Scrollable>
      {more}
    </div>
  );
}

function Line({ name, detail, note }: { name: string; detail: string; note: ReactNode }) {
  return (
    <li className="flex min-w-0 items-baseline gap-3 px-4 py-2.5 text-sm">
      <bdi className="min-w-0 shrink truncate font-medium">{name}</bdi>
      <span className="min-w-0 flex-1 truncate text-xs text-muted-foreground">{detail}</span>
      <span className="shrink-0 text-xs text-muted-foreground">{note}</span>
    </li>
  );
}
