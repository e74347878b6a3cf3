"use client";

import { FormField } from "#components/common/form-field.tsx";
import { FormProblem } from "#components/common/form-problem.tsx";
import { SubmitButton } from "#components/common/submit-button.tsx";
import { Input } from "#components/ui/input.tsx";
import { useForm } from "#lib/client/use-form.ts";
import { useSendOnce } from "#lib/client/use-send-once.ts";
import { workspaceMutations } from "#lib/client/workspaces.ts";
import { CreateWorkspaceInput } from "#lib/contracts/people.ts";

export function NewWorkspaceForm() {
  const create = useSendOnce(workspaceMutations.create());
  const form = useForm({
    schema: CreateWorkspaceInput,
    read: (data) => ({ name: String(data.get("name")) }),
    error: create.error,
    onSubmit: (input) => create.mutate(input, { onSuccess: ({ workspace }) => window.location.assign(`/${workspace.slug}/tools`) }),
  });
  return (
    <form {...form.props} className="space-y-4">
      <FormField label="Name" hint="A team, a product, or your own name. It can be changed later." error={form.errors["name"]}>
        {(control) => <Input {...control} name="name" autoComplete="off" autoFocus required />}
      </FormField>
      <FormProblem error={form.problem} />
      <SubmitButton pending={create.isPending || create.isSuccess} className="w-full">
        Create workspace
      </SubmitButton>
    </form>
  );
}
