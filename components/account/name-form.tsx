"use client";

import { useRouter } from "next/navigation";
import { z } from "zod";
import { FormProblem } from "#components/common/form-problem.tsx";
import { SubmitButton } from "#components/common/submit-button.tsx";
import { TextField } from "#components/common/text-field.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { accountMutations } from "#lib/client/account.ts";
import { toast } from "#lib/client/toast.ts";
import { useForm } from "#lib/client/use-form.ts";
import { useSendOnce } from "#lib/client/use-send-once.ts";
import { DisplayName } from "#lib/contracts/common.ts";

const NameInput = z.object({ name: DisplayName });

export function NameForm() {
  const { user } = useStudio();
  const router = useRouter();
  const rename = useSendOnce(accountMutations.rename());
  const form = useForm({
    schema: NameInput,
    read: (data) => ({ name: String(data.get("name")) }),
    error: rename.error,
    onSubmit: ({ name }) =>
      rename.mutate(name, {
        onSuccess: () => {
          toast.success("Your name was changed");
          router.refresh();
        },
      }),
  });
  return (
    <form {...form.props} className="space-y-4">
      <TextField
        label="Your name"
        hint="How others see what you did."
        name="name"
        defaultValue={user.name}
        autoComplete="name"
        error={form.errors["name"]}
        required
      />
      <FormProblem error={form.problem} />
      <SubmitButton pending={rename.isPending}>Save name</SubmitButton>
    </form>
  );
}
