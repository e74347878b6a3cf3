"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { ErrorState } from "#components/common/error-state.tsx";
import { ListSkeleton } from "#components/common/list-skeleton.tsx";
import { LoadMore } from "#components/common/load-more.tsx";
import { SearchInput } from "#components/common/search-input.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { connectorQueries } from "#lib/client/connectors.ts";
import { endpointQueries } from "#lib/client/endpoints.ts";
import { useAddress } from "#lib/client/use-address.ts";
import type { Connector } from "#lib/contracts/connectors.ts";
import { EndpointLink } from "./endpoint-link.tsx";

interface Props {
  connector: Connector;
  /** The one that is shown, or `new`. */
  current: string | undefined;
  onChosen?: () => void;
}

/** The endpoints of a connector to choose from, with a search. */
export function EndpointList({ connector, current, onChosen }: Props) {
  const { workspace, can } = useStudio();
  const { params, write } = useAddress();
  const search = params["find"] ?? "";
  const query = useInfiniteQuery(
    search === "" ? connectorQueries.endpoints(workspace.slug, connector.id) : endpointQueries.search(workspace.slug, connector.id, search),
  );
  const choose = (id: string) => {
    write({ endpoint: id, copy: undefined, version: undefined, against: undefined }, "push");
    onChosen?.();
  };
  return (
    <nav aria-label="Endpoints" className="flex min-h-0 min-w-0 flex-col gap-2">
      <div className="flex items-center gap-2">
        <SearchInput label="Find endpoints" value={search} onSearch={(find) => write({ find })} />
        {can("connector:write") && (
          <Button type="button" variant="outline" size="icon" aria-label="New endpoint" title="New endpoint" onClick={() => choose("new")}>
            <Plus aria-hidden="true" />
          </Button>
        )}
      </div>
      {query.isPending ? (
        <ListSkeleton label="Loading endpoints" />
      ) : query.data === undefined ? (
        <ErrorState error={query.error} onRetry={query.refetch} />
      ) : (
        <div className="-mx-1 min-h-0 overflow-y-auto px-1 py-0.5">
          <ul className="space-y-0.5" aria-busy={query.isFetching}>
            {current === "new" && (
              <li className="flex min-h-10 items-center gap-2 rounded-md bg-tint px-2 text-sm font-medium" aria-current="true">
                <Plus className="ms-0.5 size-4 text-primary" aria-hidden="true" />
                New endpoint
              </li>
            )}
            {query.data.pages
              .flatMap((page) => page.endpoints)
              .map((endpoint) => (
                <EndpointLink key={endpoint.id} endpoint={endpoint} isCurrent={endpoint.id === current} onChoose={choose} />
              ))}
          </ul>
          {query.data.pages[0]?.endpoints.length === 0 && search !== "" && (
            <p className="px-2 py-4 text-sm text-muted-foreground">No endpoint has “{search}” in its name or path.</p>
          )}
          <LoadMore query={query} what="endpoints" />
        </div>
      )}
    </nav>
  );
}
