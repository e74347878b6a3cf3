"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormProblem } from "#components/common/form-problem.tsx";
import { SubmitButton } from "#components/common/submit-button.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import {
  AlertDialog,
  AlertDialogCancel,
  AlertDialogContent,
  AlertDialogDescription,
  AlertDialogFooter,
  AlertDialogHeader,
  AlertDialogTitle,
  AlertDialogTrigger,
} from "#components/ui/alert-dialog.tsx";
import { Button } from "#components/ui/button.tsx";
import { connectorMutations, connectorQueries } from "#lib/client/connectors.ts";
import { toast } from "#lib/client/toast.ts";
import type { ConnectorView } from "#lib/contracts/connectors.ts";
import { ConnectorUsesList } from "./connector-uses-list.tsx";

/** Says what a connector serves before it goes; one that is still used stays. */
export function DeleteConnectorDialog({ connector }: { connector: ConnectorView }) {
  const { workspace } = useStudio();
  const [open, setOpen] = useState(false);
  const router = useRouter();
  const uses = useQuery({ ...connectorQueries.uses(workspace.slug, connector.id), enabled: open });
  const remove = useMutation(connectorMutations.remove(useQueryClient(), workspace.slug));
  const isUsed = (uses.data?.uses.length ?? 0) > 0;
  const submit = () =>
    remove.mutate(connector.id, {
      onSuccess: () => {
        toast.success(`${connector.displayName} was deleted`);
        router.push(`/${workspace.slug}/connectors`);
      },
    });
  return (
    <AlertDialog open={open} onOpenChange={setOpen}>
      <AlertDialogTrigger asChild>
        <Button variant="outline" className="text-destructive">
          <Trash2 aria-hidden="true" />
          Delete connector
        </Button>
      </AlertDialogTrigger>
      <AlertDialogContent>
        <AlertDialogHeader>
          <AlertDialogTitle className="break-words">Delete {connector.displayName}?</AlertDialogTitle>
          <AlertDialogDescription>
            {uses.isPending
              ? "Looking for what uses it …"
              : isUsed
                ? "It is still used. Change or delete these first:"
                : whatGoes(connector.endpoints)}
          </AlertDialogDescription>
        </AlertDialogHeader>
        {isUsed && <ConnectorUsesList connector={connector} />}
        <FormProblem error={remove.error} />
        <AlertDialogFooter>
          <AlertDialogCancel>{isUsed ? "Close" : "Cancel"}</AlertDialogCancel>
          {!isUsed && (
            <SubmitButton type="button" variant="destructive" pending={remove.isPending || uses.isPending} onClick={submit}>
              Delete
            </SubmitButton>
          )}
        </AlertDialogFooter>
      </AlertDialogContent>
    </AlertDialog>
  );
}

function whatGoes(endpoints: number): string {
  if (endpoints === 0) return "Nothing uses it, and it has no endpoints.";
  return endpoints === 1 ? "Its endpoint goes with it." : `Its ${endpoints} endpoints go with it.`;
}
