"use client";

import { useQueryClient } from "@tanstack/react-query";
import { FormProblem } from "#components/common/form-problem.tsx";
import { formTexts } from "#components/common/form-texts.ts";
import { SubmitButton } from "#components/common/submit-button.tsx";
import { TextField } from "#components/common/text-field.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { exampleMutations } from "#lib/client/examples.ts";
import { useForm } from "#lib/client/use-form.ts";
import { useSendOnce } from "#lib/client/use-send-once.ts";
import { CreateExampleInput } from "#lib/contracts/examples.ts";
import type { WorkbenchState } from "../use-workbench.ts";

/** Keeps what is entered now. */
export function SaveExample({ bench }: { bench: WorkbenchState }) {
  const { workspace } = useStudio();
  const { subject, entered } = bench;
  const save = useSendOnce(exampleMutations.create(useQueryClient(), workspace.slug));
  const form = useForm({
    schema: CreateExampleInput,
    read: (data) => ({ subjectType: subject.kind, subjectId: subject.id, name: formTexts(data)("name"), parameters: entered.value }),
    error: save.error,
    onSubmit: (input) => save.mutate(input, { onSuccess: () => form.props.ref.current?.reset() }),
  });
  const [obstacle] = entered.errors;
  if (entered.unreadable !== undefined) {
    return <p className="border-b p-4 text-sm text-muted-foreground">What is entered cannot be saved yet. {entered.unreadable}</p>;
  }
  return (
    <form {...form.props} aria-label="Save as an example" className="space-y-3 border-b p-4">
      <TextField
        label="Save what is entered as"
        name="name"
        maxLength={200}
        required
        error={form.errors["name"]}
        placeholder="Two items, express"
      />
      {form.errors["parameters"] !== undefined && <p className="text-sm text-destructive">The parameters: {form.errors["parameters"]}</p>}
      {form.errors["name"] === undefined && <FormProblem error={form.problem} />}
      {obstacle !== undefined && (
        <p className="text-xs text-muted-foreground">
          It is not complete yet ({obstacle.path} {obstacle.message}). It is saved as it stands.
        </p>
      )}
      <div className="flex items-center justify-between gap-3">
        <p role="status" className="text-xs text-muted-foreground">
          {save.isSuccess ? `Saved “${save.data.example.name}”.` : "Secrets are not kept."}
        </p>
        <SubmitButton pending={save.isPending} size="sm">
          Save
        </SubmitButton>
      </div>
    </form>
  );
}
