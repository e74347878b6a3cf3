"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { FormProblem } from "#components/common/form-problem.tsx";
import { SubmitButton } from "#components/common/submit-button.tsx";
import { TextField } from "#components/common/text-field.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { toast } from "#lib/client/toast.ts";
import { useForm } from "#lib/client/use-form.ts";
import { useSendOnce } from "#lib/client/use-send-once.ts";
import { workspaceMutations } from "#lib/client/workspaces.ts";
import { UpdateWorkspaceInput } from "#lib/contracts/people.ts";

export function RenameForm() {
  const { workspace } = useStudio();
  const router = useRouter();
  const rename = useSendOnce(workspaceMutations.update(useQueryClient(), workspace.slug, workspace.id));
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
      <TextField label="Name" name="name" defaultValue={workspace.name} error={form.errors["name"]} required />
      <FormProblem error={form.problem} />
      <SubmitButton pending={rename.isPending}>Rename</SubmitButton>
    </form>
  );
}
