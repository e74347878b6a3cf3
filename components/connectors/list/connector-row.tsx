import { Cable } from "lucide-react";
import Link from "next/link";
import { TimeAgo } from "#components/common/time-ago.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { formatCount } from "#lib/client/format-count.ts";
import type { ConnectorView } from "#lib/contracts/connectors.ts";
import { AUTH_STATES } from "../connection/auth-states.ts";
import { API_TYPES, AUTH_TYPES } from "../connector-labels.ts";

export const COLUMNS = "items-center gap-x-4 md:grid-cols-[minmax(0,1fr)_6.5rem_10rem_5rem_7rem]";

export function ConnectorRow({ connector, href }: { connector: ConnectorView; href: string }) {
  const { displayName, baseUrl, apiType, endpoints, lastUsedAt } = connector;
  return (
    <div className={`${COLUMNS} relative flex flex-wrap gap-y-1.5 border-b px-4 py-3 hover:bg-muted/50 md:grid`}>
      <div className="flex min-w-0 flex-1 basis-full items-center gap-3">
        <span className="grid size-9 shrink-0 place-items-center rounded-md bg-tint text-primary">
          <Cable className="size-4" aria-hidden="true" />
        </span>
        <div className="min-w-0">
          <Link href={href} className="block truncate font-medium after:absolute after:inset-0">
            <bdi>{displayName}</bdi>
          </Link>
          <p className="truncate font-mono text-xs text-muted-foreground">
            <bdi>{baseUrl}</bdi>
          </p>
        </div>
      </div>
      <div>
        <Badge variant="outline">{API_TYPES[apiType]}</Badge>
      </div>
      <AuthCell connector={connector} />
      <p className="text-sm text-muted-foreground tabular-nums md:text-end">
        {formatCount(endpoints)}
        <span className="md:sr-only"> {endpoints === 1 ? "endpoint" : "endpoints"}</span>
      </p>
      <p className="text-sm text-muted-foreground md:text-end">{lastUsedAt === null ? "Never used" : <TimeAgo iso={lastUsedAt} />}</p>
    </div>
  );
}

/** How calls are signed, and what somebody has to do about it. */
function AuthCell({ connector: { authType, authState } }: { connector: ConnectorView }) {
  const state = AUTH_STATES[authState];
  return (
    <p className="flex min-w-0 flex-wrap items-center gap-x-2 text-sm">
      <span className={authType === "none" ? "text-muted-foreground" : undefined}>
        {authType === "none" ? "Not signed" : AUTH_TYPES[authType]}
      </span>
      {state !== undefined && <span className="text-xs font-medium text-destructive">{state}</span>}
    </p>
  );
}
