"use client";

import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { Mail, X } from "lucide-react";
import { ConfirmDialog } from "#components/common/confirm-dialog.tsx";
import { ErrorState } from "#components/common/error-state.tsx";
import { ListSkeleton } from "#components/common/list-skeleton.tsx";
import { LoadMore } from "#components/common/load-more.tsx";
import { TimeAgo } from "#components/common/time-ago.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { invitationMutations, invitationQueries } from "#lib/client/people.ts";
import { toProblem } from "#lib/client/to-problem.ts";
import { toast } from "#lib/client/toast.ts";
import type { Invitation } from "#lib/contracts/people.ts";
import { ROLES_EXPLAINED } from "./roles.ts";

export function InvitationList() {
  const { workspace } = useStudio();
  const query = useInfiniteQuery(invitationQueries.list(workspace.slug));
  const invitations = query.data?.pages.flatMap((page) => page.invitations);
  return (
    <section aria-labelledby="invitations" className="space-y-3">
      <h2 id="invitations" className="font-semibold">
        Open invitations
      </h2>
      {query.isPending && <ListSkeleton label="Loading invitations" />}
      {query.isError && invitations === undefined && <ErrorState error={query.error} onRetry={query.refetch} />}
      {invitations?.length === 0 && (
        <p className="rounded-lg border border-dashed px-4 py-6 text-center text-sm text-muted-foreground">
          Nobody is invited at the moment.
        </p>
      )}
      {invitations !== undefined && invitations.length > 0 && (
        <ul aria-label="Open invitations" className="divide-y rounded-lg border bg-card">
          {invitations.map((invitation) => (
            <InvitationRow key={invitation.id} invitation={invitation} />
          ))}
        </ul>
      )}
      <LoadMore query={query} what="invitations" />
    </section>
  );
}

function InvitationRow({ invitation }: { invitation: Invitation }) {
  const { workspace, can } = useStudio();
  const revoke = useMutation(invitationMutations.revoke(useQueryClient(), workspace.slug));
  const whom = invitation.email ?? "Anyone with the link";
  return (
    <li className="flex items-center gap-4 px-4 py-3 text-sm">
      <Mail className="size-4 shrink-0 text-muted-foreground" aria-hidden="true" />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{whom}</p>
        <p className="text-muted-foreground">
          {ROLES_EXPLAINED[invitation.role].label} · expires <TimeAgo iso={invitation.expiresAt} />
        </p>
      </div>
      {can("member:write") && (
        <ConfirmDialog
          trigger={
            <Button variant="ghost" size="icon" aria-label={`Revoke the invitation of ${whom}`} disabled={revoke.isPending}>
              <X aria-hidden="true" />
            </Button>
          }
          title="Revoke this invitation?"
          description="Its link stops working at once."
          action="Revoke"
          onConfirm={() =>
            revoke.mutate(invitation.id, {
              onSuccess: () => toast.success("The invitation was revoked"),
              onError: (error) => toast.error(toProblem(error).detail),
            })
          }
        />
      )}
    </li>
  );
}
