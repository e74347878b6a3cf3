"use client";

import Link from "next/link";
import { TimeAgo } from "#components/common/time-ago.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Badge } from "#components/ui/badge.tsx";
import type { Credential } from "#lib/contracts/credentials.ts";
import { CREDENTIAL_TYPES } from "./credential-types.ts";
import { DeleteCredential } from "./delete-credential.tsx";
import { ReplaceCredentialDialog } from "./replace-credential-dialog.tsx";

export function CredentialRow({ credential }: { credential: Credential }) {
  const { can } = useStudio();
  return (
    <li className="grid items-center gap-x-6 gap-y-3 p-4 md:grid-cols-[minmax(0,5fr)_minmax(0,4fr)_auto]">
      <div className="min-w-0">
        <p className="flex items-center gap-2">
          <bdi className="truncate font-medium">{credential.name}</bdi>
          {credential.state === "needs_reconnect" && <Badge variant="destructive">Connection lost</Badge>}
        </p>
        <p className="text-sm text-muted-foreground">
          {CREDENTIAL_TYPES[credential.type].label}, secret stored <TimeAgo iso={credential.rotatedAt} />
        </p>
      </div>
      <div className="min-w-0 text-sm">
        <Users credential={credential} />
        <p className="text-muted-foreground">
          {credential.lastUsedAt === null ? (
            "Never used"
          ) : (
            <>
              Last used <TimeAgo iso={credential.lastUsedAt} />
            </>
          )}
        </p>
      </div>
      {can("credential:write") && (
        <div className="flex gap-2">
          <ReplaceCredentialDialog credential={credential} />
          <DeleteCredential credential={credential} />
        </div>
      )}
    </li>
  );
}

const SHOWN_MAX = 5;

/** Who stops working when it goes. A lost connection is made anew at the connector. */
function Users({ credential: { usedBy, state } }: { credential: Credential }) {
  const { workspace } = useStudio();
  if (usedBy.length === 0) return <p className="text-muted-foreground">No connector uses it</p>;
  return (
    <p className="min-w-0 break-words">
      <span className="text-muted-foreground">{state === "needs_reconnect" ? "Reconnect " : "Used by "}</span>
      {usedBy.slice(0, SHOWN_MAX).map(({ id, displayName }, index) => (
        <span key={id}>
          {index > 0 && ", "}
          <Link
            href={`/${workspace.slug}/connectors/${id}`}
            className="underline decoration-border underline-offset-4 hover:decoration-current"
          >
            <bdi>{displayName}</bdi>
          </Link>
        </span>
      ))}
      {usedBy.length > SHOWN_MAX && ` and ${usedBy.length - SHOWN_MAX} more`}
    </p>
  );
}
