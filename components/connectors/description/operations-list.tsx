"use client";

import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorState } from "#components/common/error-state.tsx";
import { ListSkeleton } from "#components/common/list-skeleton.tsx";
import { LoadMore } from "#components/common/load-more.tsx";
import { SearchInput } from "#components/common/search-input.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { connectorMutations, connectorQueries } from "#lib/client/connectors.ts";
import { toProblem } from "#lib/client/to-problem.ts";
import { toast } from "#lib/client/toast.ts";
import { useAddress } from "#lib/client/use-address.ts";
import type { ApiOperation } from "#lib/contracts/connector-schemas.ts";
import type { Connector } from "#lib/contracts/connectors.ts";

/** Everything that the service offers; what is chosen becomes endpoints. */
export function OperationsList({ connector }: { connector: Connector }) {
  const { workspace, can } = useStudio();
  const { params, write } = useAddress();
  const search = params["operations"] ?? "";
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const query = useInfiniteQuery(connectorQueries.operations(workspace.slug, connector.id, search));
  if (query.isPending) return <ListSkeleton label="Loading operations" />;
  if (query.data === undefined) return <ErrorState error={query.error} onRetry={query.refetch} />;
  const operations = query.data.pages.flatMap((page) => page.operations);
  const toggle = (name: string) => {
    const next = new Set(chosen);
    if (!next.delete(name)) next.add(name);
    setChosen(next);
  };
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <SearchInput label="Search operations" value={search} onSearch={(next) => write({ operations: next })} />
        {can("connector:write") && <ImportChosen connector={connector} chosen={chosen} onDone={() => setChosen(new Set())} />}
      </div>
      {operations.length === 0 ? (
        <p className="text-sm text-muted-foreground">No operation matches.</p>
      ) : (
        <ul aria-label="Operations" className="divide-y rounded-lg border bg-card">
          {operations.map((operation) => (
            <OperationRow
              key={operation.name}
              operation={operation}
              chosen={chosen.has(operation.name)}
              onToggle={() => toggle(operation.name)}
            />
          ))}
        </ul>
      )}
      <LoadMore query={query} what="operations" />
    </div>
  );
}

function OperationRow({ operation, chosen, onToggle }: { operation: ApiOperation; chosen: boolean; onToggle: () => void }) {
  const { name, kind, description, unsupported } = operation;
  return (
    <li>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the checkbox within is a button with a role. */}
      <label className="flex min-w-0 items-start gap-3 p-3.5">
        <Checkbox aria-label={name} className="mt-0.5" checked={chosen} disabled={unsupported !== null} onCheckedChange={onToggle} />
        <span className="min-w-0 flex-1 space-y-0.5">
          <span className="flex flex-wrap items-center gap-2">
            <span className="font-mono text-[0.8125rem] break-all">{name}</span>
            <Badge variant="secondary">{kind.replaceAll("_", " ")}</Badge>
          </span>
          <span className="line-clamp-2 text-sm text-muted-foreground">{unsupported ?? description}</span>
        </span>
      </label>
    </li>
  );
}

function ImportChosen({ connector, chosen, onDone }: { connector: Connector; chosen: ReadonlySet<string>; onDone: () => void }) {
  const { workspace } = useStudio();
  const run = useMutation(connectorMutations.importOperations(useQueryClient(), workspace.slug, connector.id));
  return (
    <Button
      disabled={chosen.size === 0 || run.isPending}
      onClick={() =>
        run.mutate([...chosen], {
          onSuccess: ({ message, skipped }) => {
            onDone();
            if (skipped.length === 0) toast.success(message);
            else toast.warning(message, { description: reasons(skipped) });
          },
          onError: (error) => toast.error(toProblem(error).detail),
        })
      }
    >
      {chosen.size < 2 ? "Make an endpoint" : `Make ${chosen.size} endpoints`}
    </Button>
  );
}

const REASONS_MAX = 5;

function reasons(skipped: readonly { name: string; reason: string }[]): string {
  const shown = skipped.slice(0, REASONS_MAX).map(({ name, reason }) => `${name}: ${reason}`);
  const more = skipped.length - shown.length;
  return [...shown, ...(more > 0 ? [`and ${more} more`] : [])].join("; ");
}
