"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormProblem } from "#components/common/form-problem.tsx";
import { SubmitButton } from "#components/common/submit-button.tsx";
import { TextField } from "#components/common/text-field.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle, DialogTrigger } from "#components/ui/dialog.tsx";
import { connectorMutations } from "#lib/client/connectors.ts";
import { useForm } from "#lib/client/use-form.ts";
import type { Connector } from "#lib/contracts/connectors.ts";
import { CreateEndpointInput } from "#lib/contracts/endpoints.ts";
import { OperationFields } from "./operation-fields.tsx";
import { readEndpoint } from "./read-endpoint.ts";

export function CreateEndpointDialog({ connector }: { connector: Connector }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button>
          <Plus aria-hidden="true" />
          New endpoint
        </Button>
      </DialogTrigger>
      <DialogContent className="max-h-[calc(100dvh-2rem)] overflow-y-auto">
        <DialogHeader>
          <DialogTitle>New endpoint</DialogTitle>
          <DialogDescription>One thing that {connector.displayName} does.</DialogDescription>
        </DialogHeader>
        <EndpointForm connector={connector} />
      </DialogContent>
    </Dialog>
  );
}

function EndpointForm({ connector }: { connector: Connector }) {
  const { workspace } = useStudio();
  const router = useRouter();
  const create = useMutation(connectorMutations.createEndpoint(useQueryClient(), workspace.slug, connector.id));
  const form = useForm({
    schema: CreateEndpointInput,
    read: (data) => readEndpoint(connector.apiType, data),
    error: create.error,
    onSubmit: (input) =>
      create.mutate(input, {
        onSuccess: ({ endpoint }) => router.push(`/${workspace.slug}/connectors/${connector.id}/endpoints/${endpoint.id}`),
      }),
  });
  return (
    <form {...form.props} className="min-w-0 space-y-5">
      <TextField label="Title" name="displayName" error={form.errors["displayName"]} required />
      <TextField label="Name" name="name" hint="Letters, digits, _ and -." error={form.errors["name"]} required />
      <OperationFields apiType={connector.apiType} errors={form.errors} />
      <FormProblem error={form.problem} />
      <div className="flex justify-end">
        <SubmitButton pending={create.isPending}>Create endpoint</SubmitButton>
      </div>
    </form>
  );
}
