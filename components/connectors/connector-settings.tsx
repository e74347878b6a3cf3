"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { toast } from "sonner";
import { ChangedMeanwhile } from "#components/common/changed-meanwhile.tsx";
import { ConfirmDialog } from "#components/common/confirm-dialog.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { connectorMutations } from "#lib/client/connectors.ts";
import { toProblem } from "#lib/client/to-problem.ts";
import { useOpened } from "#lib/client/use-opened.ts";
import type { Connector } from "#lib/contracts/connectors.ts";
import { ConnectorForm } from "./form/connector-form.tsx";

export function ConnectorSettings({ connector: present }: { connector: Connector }) {
  const { workspace, can } = useStudio();
  const { opened: connector, changed, reopen } = useOpened(present);
  const update = useMutation(connectorMutations.update(useQueryClient(), workspace.slug, connector.id));
  if (!can("connector:write")) return <p className="text-sm text-muted-foreground">Your role may not change connectors.</p>;
  return (
    <div className="max-w-3xl space-y-8">
      {changed && !update.isPending && <ChangedMeanwhile onReopen={() => reopen(present)} />}
      <ConnectorForm
        key={connector.version}
        connector={connector}
        pending={update.isPending}
        error={update.error}
        onSave={(input) =>
          update.mutate(
            { ...input, version: connector.version },
            {
              onSuccess: (answer) => {
                reopen(answer.connector);
                toast.success("The connector was changed");
              },
            },
          )
        }
      />
      <DeleteConnector connector={connector} />
    </div>
  );
}

function DeleteConnector({ connector }: { connector: Connector }) {
  const { workspace } = useStudio();
  const router = useRouter();
  const remove = useMutation(connectorMutations.remove(useQueryClient(), workspace.slug));
  return (
    <ConfirmDialog
      trigger={
        <Button variant="outline" disabled={remove.isPending}>
          Delete connector
        </Button>
      }
      title={`Delete ${connector.displayName}?`}
      description="Its endpoints go with it. A connector that a tool still uses is not deleted."
      action="Delete"
      onConfirm={() =>
        remove.mutate(connector.id, {
          onSuccess: () => {
            toast.success(`${connector.displayName} was deleted`);
            router.push(`/${workspace.slug}/connectors`);
          },
          onError: (error) => toast.error(toProblem(error).detail),
        })
      }
    />
  );
}
