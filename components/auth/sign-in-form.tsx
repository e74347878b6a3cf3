"use client";

import { useMutation } from "@tanstack/react-query";
import { FormField } from "#components/common/form-field.tsx";
import { FormProblem } from "#components/common/form-problem.tsx";
import { SubmitButton } from "#components/common/submit-button.tsx";
import { Input } from "#components/ui/input.tsx";
import { accountMutations, SignInInput } from "#lib/client/account.ts";
import { useForm } from "#lib/client/use-form.ts";

export function SignInForm({ callbackUrl }: { callbackUrl: string }) {
  const signIn = useMutation(accountMutations.signIn());
  const form = useForm({
    schema: SignInInput,
    read: (data) => ({ email: String(data.get("email")), password: String(data.get("password")) }),
    error: signIn.error,
    // A full load: every page that the browser kept was made for nobody.
    onSubmit: (input) => signIn.mutate(input, { onSuccess: () => window.location.assign(callbackUrl) }),
  });
  return (
    <form {...form.props} className="space-y-4">
      <FormField label="Email" error={form.errors["email"]}>
        {(control) => <Input {...control} name="email" type="email" autoComplete="username" required />}
      </FormField>
      <FormField label="Password" error={form.errors["password"]}>
        {(control) => <Input {...control} name="password" type="password" autoComplete="current-password" required />}
      </FormField>
      <FormProblem error={form.problem} />
      <SubmitButton pending={signIn.isPending || signIn.isSuccess} className="w-full">
        Sign in
      </SubmitButton>
    </form>
  );
}
