"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ConfirmDialog } from "#components/common/confirm-dialog.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { credentialMutations } from "#lib/client/credentials.ts";
import { toProblem } from "#lib/client/to-problem.ts";
import { toast } from "#lib/client/toast.ts";
import type { Credential } from "#lib/contracts/credentials.ts";

export function DeleteCredential({ credential: { id, name, usedBy } }: { credential: Credential }) {
  const { workspace } = useStudio();
  const remove = useMutation(credentialMutations.remove(useQueryClient(), workspace.slug));
  const isUsed = usedBy.length > 0;
  return (
    <ConfirmDialog
      trigger={
        <Button variant="outline" size="sm" aria-label={`Delete ${name}`} disabled={remove.isPending}>
          Delete
        </Button>
      }
      title={isUsed ? `${name} is in use` : `Delete ${name}?`}
      description={isUsed ? whoUses(usedBy) : "The secret is wiped. This cannot be undone."}
      action={isUsed ? undefined : "Delete"}
      onConfirm={() =>
        remove.mutate(id, {
          onSuccess: () => toast.success(`${name} was deleted`),
          onError: (error) => toast.error(toProblem(error).detail),
        })
      }
    />
  );
}

function whoUses(usedBy: Credential["usedBy"]): string {
  const names = usedBy.slice(0, 5).map(({ displayName }) => displayName);
  const more = usedBy.length - names.length;
  const all = more > 0 ? [...names, `${more} more`] : names;
  return `Connectors sign with it: ${all.join(", ")}. Give them another credential, then delete this one.`;
}
