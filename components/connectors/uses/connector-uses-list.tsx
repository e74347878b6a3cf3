"use client";

import { useQuery } from "@tanstack/react-query";
import { Code2, type LucideIcon, Wrench } from "lucide-react";
import Link from "next/link";
import { ErrorState } from "#components/common/error-state.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { connectorQueries } from "#lib/client/connectors.ts";
import type { Connector, ConnectorUses } from "#lib/contracts/connectors.ts";

type Use = ConnectorUses["uses"][number];

const KINDS: Record<Use["kind"], { icon: LucideIcon; noun: string; path: string }> = {
  tool: { icon: Wrench, noun: "Tool", path: "tools" },
  snippet: { icon: Code2, noun: "Snippet", path: "snippets" },
};

/** The tools and snippets that would fail without the connector. */
export function ConnectorUsesList({ connector }: { connector: Pick<Connector, "id"> }) {
  const { workspace } = useStudio();
  const query = useQuery(connectorQueries.uses(workspace.slug, connector.id));
  if (query.isPending) return <Skeleton className="h-5 w-40" aria-label="Loading what uses it" />;
  if (query.data === undefined) return <ErrorState error={query.error} onRetry={query.refetch} />;
  const { uses } = query.data;
  if (uses.length === 0) return <p className="text-sm text-muted-foreground">Nothing yet. An endpoint becomes a tool from its own page.</p>;
  return (
    <ul aria-label="What uses it" className="max-h-64 space-y-1 overflow-y-auto text-sm">
      {uses.map((use) => (
        <UseLine key={use.id} use={use} slug={workspace.slug} />
      ))}
    </ul>
  );
}

function UseLine({ use: { kind, id, displayName, name }, slug }: { use: Use; slug: string }) {
  const { icon: Icon, noun, path } = KINDS[kind];
  return (
    <li className="flex min-w-0 items-center gap-2">
      <Icon className="size-4 shrink-0 text-muted-foreground" aria-label={noun} role="img" />
      <Link href={`/${slug}/${path}/${id}`} className="min-w-0 truncate py-0.5 hover:underline" title={name}>
        <bdi>{displayName}</bdi>
      </Link>
    </li>
  );
}
