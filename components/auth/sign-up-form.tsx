"use client";

import { FormField } from "#components/common/form-field.tsx";
import { FormProblem } from "#components/common/form-problem.tsx";
import { SubmitButton } from "#components/common/submit-button.tsx";
import { Input } from "#components/ui/input.tsx";
import { accountMutations } from "#lib/client/account.ts";
import { useForm } from "#lib/client/use-form.ts";
import { useSendOnce } from "#lib/client/use-send-once.ts";
import { SignUpInput } from "#lib/contracts/people.ts";

interface Props {
  callbackUrl: string;
  /** The token of an invitation link, and the address it is bound to. */
  invitation?: string | undefined;
  email?: string | undefined;
}

export function SignUpForm({ callbackUrl, invitation, email }: Props) {
  const signUp = useSendOnce(accountMutations.signUp());
  const form = useForm({
    schema: SignUpInput,
    read: (data) => ({
      name: String(data.get("name")),
      email: String(data.get("email")),
      password: String(data.get("password")),
      ...(invitation === undefined ? {} : { invitation }),
    }),
    error: signUp.error,
    onSubmit: (input) => signUp.mutate(input, { onSuccess: () => window.location.assign(callbackUrl) }),
  });
  return (
    <form {...form.props} className="space-y-4">
      <FormField label="Name" error={form.errors["name"]}>
        {(control) => <Input {...control} name="name" autoComplete="name" required />}
      </FormField>
      <FormField label="Email" error={form.errors["email"]}>
        {(control) => (
          <Input
            {...control}
            name="email"
            type="email"
            autoComplete="username"
            defaultValue={email}
            readOnly={email !== undefined}
            required
          />
        )}
      </FormField>
      <FormField label="Password" hint="At least 10 characters." error={form.errors["password"]}>
        {(control) => <Input {...control} name="password" type="password" autoComplete="new-password" required />}
      </FormField>
      <FormProblem error={form.problem} />
      <SubmitButton pending={signUp.isPending || signUp.isSuccess} className="w-full">
        Create account
      </SubmitButton>
    </form>
  );
}
