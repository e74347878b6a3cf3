"use client";

import { useQuery } from "@tanstack/react-query";
import { Check } from "lucide-react";
import { useState } from "react";
import { ErrorState } from "#components/common/error-state.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Input } from "#components/ui/input.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { targetQueries } from "#lib/client/tool-targets.ts";
import { useSettled } from "#lib/client/use-settled.ts";
import type { ToolType } from "#lib/contracts/tools.ts";

interface Props {
  type: ToolType;
  current: string;
  onPick: (id: string) => void;
}

const SETTLED_MS = 300;

export function TargetList({ type, current, onPick }: Props) {
  const { workspace } = useStudio();
  const [search, setSearch] = useState("");
  const query = useQuery(targetQueries.find(workspace.slug, type, useSettled(search, SETTLED_MS)));
  return (
    <div className="min-w-0 space-y-3">
      <Input
        type="search"
        aria-label="Search"
        placeholder="Search by name"
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      {query.isError && <ErrorState error={query.error} onRetry={query.refetch} />}
      {query.isPending && <Skeleton className="h-40" role="status" aria-label="Loading what it can run" />}
      {query.data?.length === 0 && <p className="py-6 text-center text-sm text-muted-foreground">Nothing has that name.</p>}
      <ul className="max-h-80 space-y-px overflow-y-auto">
        {query.data?.map(({ id, name, detail }) => (
          <li key={id}>
            <button
              type="button"
              onClick={() => onPick(id)}
              aria-current={id === current ? "true" : undefined}
              className="flex w-full min-w-0 items-center gap-3 rounded-md px-3 py-2 text-start text-sm outline-none hover:bg-accent focus-visible:ring-2 focus-visible:ring-ring focus-visible:ring-inset"
            >
              <span className="min-w-0 flex-1">
                <bdi className="block truncate font-medium">{name}</bdi>
                <span className="block truncate font-mono text-xs text-muted-foreground">{detail}</span>
              </span>
              {id === current && <Check className="size-4 shrink-0 text-primary" aria-hidden="true" />}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
