"use client";

import { useState } from "react";
import { z } from "zod";
import { FormProblem } from "#components/common/form-problem.tsx";
import { SubmitButton } from "#components/common/submit-button.tsx";
import { TextField } from "#components/common/text-field.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { accountMutations } from "#lib/client/account.ts";
import { toast } from "#lib/client/toast.ts";
import { useForm } from "#lib/client/use-form.ts";
import { useSendOnce } from "#lib/client/use-send-once.ts";
import { Password } from "#lib/contracts/people.ts";

const PasswordInput = z.object({ currentPassword: z.string().min(1, "enter your present password").max(200), password: Password });

export function PasswordForm() {
  const { user } = useStudio();
  // Another key empties the fields.
  const [changes, setChanges] = useState(0);
  return <Fields key={changes} email={user.email} onChanged={() => setChanges(changes + 1)} />;
}

function Fields({ email, onChanged }: { email: string; onChanged: () => void }) {
  const change = useSendOnce(accountMutations.changePassword(email));
  const form = useForm({
    schema: PasswordInput,
    read: (data) => ({ currentPassword: String(data.get("currentPassword")), password: String(data.get("password")) }),
    error: change.error,
    onSubmit: (input) =>
      change.mutate(input, {
        onSuccess: () => {
          toast.success("Your password was changed. You were signed out everywhere else.");
          onChanged();
        },
      }),
  });
  return (
    <form {...form.props} className="space-y-4">
      <input type="hidden" name="username" autoComplete="username" defaultValue={email} />
      <TextField
        label="Present password"
        name="currentPassword"
        type="password"
        autoComplete="current-password"
        error={form.errors["currentPassword"]}
        required
      />
      <TextField
        label="New password"
        hint="At least 10 characters. Every other session of yours ends."
        name="password"
        type="password"
        autoComplete="new-password"
        error={form.errors["password"]}
        required
      />
      <FormProblem error={form.problem} />
      <SubmitButton pending={change.isPending}>Change password</SubmitButton>
    </form>
  );
}
