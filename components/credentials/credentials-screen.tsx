"use client";

import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { LockKeyhole } from "lucide-react";
import { toast } from "sonner";
import { ConfirmDialog } from "#components/common/confirm-dialog.tsx";
import { EmptyState } from "#components/common/empty-state.tsx";
import { ErrorState } from "#components/common/error-state.tsx";
import { ListSkeleton } from "#components/common/list-skeleton.tsx";
import { LoadMore } from "#components/common/load-more.tsx";
import { PageHeader } from "#components/common/page-header.tsx";
import { TimeAgo } from "#components/common/time-ago.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { credentialMutations, credentialQueries } from "#lib/client/credentials.ts";
import { toProblem } from "#lib/client/to-problem.ts";
import type { Credential } from "#lib/contracts/credentials.ts";
import { CreateCredentialDialog } from "./create-credential-dialog.tsx";
import { CREDENTIAL_TYPES } from "./credential-types.ts";
import { ReplaceCredentialDialog } from "./replace-credential-dialog.tsx";

export function CredentialsScreen() {
  const { can } = useStudio();
  return (
    <div className="space-y-6">
      <PageHeader
        title="Credentials"
        description="Secrets that connectors sign their calls with. They go in and never come out."
        actions={can("credential:write") && <CreateCredentialDialog />}
      />
      <CredentialList />
    </div>
  );
}

function CredentialList() {
  const { workspace } = useStudio();
  const query = useInfiniteQuery(credentialQueries.list(workspace.slug));
  if (query.isPending) return <ListSkeleton label="Loading credentials" />;
  if (query.data === undefined) return <ErrorState error={query.error} onRetry={query.refetch} />;
  const credentials = query.data.pages.flatMap((page) => page.credentials);
  if (credentials.length === 0) {
    return (
      <EmptyState icon={LockKeyhole} title="No credentials yet">
        Store a key, a password or a certificate once; connectors use it, and neither code nor people see it again.
      </EmptyState>
    );
  }
  return (
    <div>
      <ul aria-label="Credentials" className="divide-y rounded-lg border bg-card">
        {credentials.map((credential) => (
          <CredentialRow key={credential.id} credential={credential} />
        ))}
      </ul>
      <LoadMore query={query} what="credentials" />
    </div>
  );
}

function CredentialRow({ credential }: { credential: Credential }) {
  const { can } = useStudio();
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 p-4">
      <div className="min-w-0 flex-1 basis-60">
        <p className="flex items-center gap-2">
          <span className="truncate font-medium">{credential.name}</span>
          {credential.state === "needs_reconnect" && <Badge variant="destructive">Connection lost</Badge>}
        </p>
        <p className="text-sm text-muted-foreground">
          {CREDENTIAL_TYPES[credential.type].label}, changed <TimeAgo iso={credential.updatedAt} />
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

function DeleteCredential({ credential }: { credential: Credential }) {
  const { workspace } = useStudio();
  const remove = useMutation(credentialMutations.remove(useQueryClient(), workspace.slug));
  return (
    <ConfirmDialog
      trigger={
        <Button variant="outline" size="sm" aria-label={`Delete ${credential.name}`} disabled={remove.isPending}>
          Delete
        </Button>
      }
      title={`Delete ${credential.name}?`}
      description="The secret is wiped. A credential that a connector still uses is not deleted."
      action="Delete"
      onConfirm={() =>
        remove.mutate(credential.id, {
          onSuccess: () => toast.success(`${credential.name} was deleted`),
          onError: (error) => toast.error(toProblem(error).detail),
        })
      }
    />
  );
}
