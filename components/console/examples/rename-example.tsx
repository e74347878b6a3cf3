"use client";

import { useQueryClient } from "@tanstack/react-query";
import { FormProblem } from "#components/common/form-problem.tsx";
import { formTexts } from "#components/common/form-texts.ts";
import { SubmitButton } from "#components/common/submit-button.tsx";
import { TextField } from "#components/common/text-field.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { exampleMutations } from "#lib/client/examples.ts";
import { useForm } from "#lib/client/use-form.ts";
import { useSendOnce } from "#lib/client/use-send-once.ts";
import { type Example, UpdateExampleInput } from "#lib/contracts/examples.ts";

export function RenameExample({ example, onDone }: { example: Example; onDone: () => void }) {
  const { workspace } = useStudio();
  const rename = useSendOnce(exampleMutations.update(useQueryClient(), workspace.slug));
  const form = useForm({
    schema: UpdateExampleInput,
    read: (data) => ({ name: formTexts(data)("name") }),
    error: rename.error,
    onSubmit: (input) => rename.mutate({ id: example.id, ...input }, { onSuccess: onDone }),
  });
  return (
    <li className="p-4">
      <form {...form.props} aria-label={`Rename ${example.name}`} className="space-y-3">
        <TextField label="New name" name="name" defaultValue={example.name} maxLength={200} autoFocus error={form.errors["name"]} />
        {form.errors["name"] === undefined && <FormProblem error={form.problem} />}
        <div className="flex justify-end gap-2">
          <Button type="button" variant="outline" size="sm" onClick={onDone}>
            Cancel
          </Button>
          <SubmitButton pending={rename.isPending} size="sm">
            Rename
          </SubmitButton>
        </div>
      </form>
    </li>
  );
}
