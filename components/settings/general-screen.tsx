"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { toast } from "sonner";
import { FormField } from "#components/common/form-field.tsx";
import { FormProblem } from "#components/common/form-problem.tsx";
import { PageHeader } from "#components/common/page-header.tsx";
import { SubmitButton } from "#components/common/submit-button.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Input } from "#components/ui/input.tsx";
import { useForm } from "#lib/client/use-form.ts";
import { workspaceMutations } from "#lib/client/workspaces.ts";
import { UpdateWorkspaceInput } from "#lib/contracts/people.ts";

export function GeneralScreen() {
  const { workspace, can } = useStudio();
  return (
    <div className="space-y-6">
      <PageHeader title="General" description="The name and the address of this workspace." />
      <div className="max-w-xl space-y-5 rounded-lg border bg-card p-5">
        {can("workspace:write") ? <RenameForm /> : <p className="font-medium">{workspace.name}</p>}
        <dl className="border-t pt-4 text-sm">
          <dt className="text-xs text-muted-foreground">Address, for the header X-Workspace</dt>
          <dd className="font-mono text-xs/6 break-all">{workspace.slug}</dd>
        </dl>
      </div>
    </div>
  );
}

function RenameForm() {
  const { workspace } = useStudio();
  const router = useRouter();
  const rename = useMutation(workspaceMutations.rename(workspace.slug, workspace.id));
  const form = useForm({
    schema: UpdateWorkspaceInput,
    read: (data) => ({ name: String(data.get("name")) }),
    error: rename.error,
    onSubmit: (input) =>
      rename.mutate(input, {
        onSuccess: () => {
          toast.success("The workspace was renamed");
          router.refresh();
        },
      }),
  });
  return (
    <form {...form.props} className="space-y-4">
      <FormField label="Name" error={form.errors["name"]}>
        {(control) => <Input {...control} name="name" defaultValue={workspace.name} autoComplete="off" required />}
      </FormField>
      <FormProblem error={form.problem} />
      <SubmitButton pending={rename.isPending}>Rename</SubmitButton>
    </form>
  );
}
