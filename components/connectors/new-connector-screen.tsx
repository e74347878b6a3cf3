"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { toast } from "sonner";
import { PageHeader } from "#components/common/page-header.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { connectorMutations } from "#lib/client/connectors.ts";
import { ConnectorForm } from "./form/connector-form.tsx";

export function NewConnectorScreen() {
  const { workspace } = useStudio();
  const router = useRouter();
  const create = useMutation(connectorMutations.create(useQueryClient(), workspace.slug));
  return (
    <div className="space-y-6">
      <PageHeader title="New connector" description="Describe the service once; its endpoints become tools." />
      <ConnectorForm
        pending={create.isPending}
        error={create.error}
        onSave={(input) =>
          create.mutate(input, {
            onSuccess: ({ connector }) => {
              toast.success(`${connector.displayName} is ready`);
              router.push(`/${workspace.slug}/connectors/${connector.id}`);
            },
          })
        }
      />
    </div>
  );
}
