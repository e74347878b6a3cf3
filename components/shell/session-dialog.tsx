"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { FormField } from "#components/common/form-field.tsx";
import { FormProblem } from "#components/common/form-problem.tsx";
import { SubmitButton } from "#components/common/submit-button.tsx";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from "#components/ui/dialog.tsx";
import { Input } from "#components/ui/input.tsx";
import { accountMutations, SignInInput } from "#lib/client/account.ts";
import { noteConnection } from "#lib/client/connection.ts";
import { useForm } from "#lib/client/use-form.ts";
import { useStudio } from "./studio-context.tsx";

export function SessionDialog() {
  return (
    <Dialog open onOpenChange={(open) => !open && noteConnection({ isSignedOut: false })}>
      <DialogContent className="sm:max-w-sm">
        <DialogHeader>
          <DialogTitle>Your session has ended</DialogTitle>
          <DialogDescription>Sign in again to go on. What you typed is still on the page.</DialogDescription>
        </DialogHeader>
        <SignInAgain />
      </DialogContent>
    </Dialog>
  );
}

function SignInAgain() {
  const { user } = useStudio();
  const client = useQueryClient();
  const signIn = useMutation(accountMutations.signIn());
  const form = useForm({
    schema: SignInInput,
    read: (data) => ({ email: user.email, password: String(data.get("password")) }),
    error: signIn.error,
    onSubmit: (input) =>
      signIn.mutate(input, {
        onSuccess: () => {
          noteConnection({ isSignedOut: false });
          // What was refused meanwhile is read anew; what was to be saved waits for the person.
          void client.invalidateQueries();
        },
      }),
  });
  return (
    <form {...form.props} className="space-y-4">
      <FormField label="Email">
        {(control) => <Input {...control} name="email" type="email" autoComplete="username" value={user.email} readOnly />}
      </FormField>
      <FormField label="Password" error={form.errors["password"]}>
        {(control) => <Input {...control} name="password" type="password" autoComplete="current-password" required autoFocus />}
      </FormField>
      <FormProblem error={form.problem} />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <a href="/sign-in" target="_blank" rel="noreferrer" className="text-sm text-primary underline-offset-4 hover:underline">
          Sign in another way
        </a>
        <SubmitButton pending={signIn.isPending}>Sign in</SubmitButton>
      </div>
    </form>
  );
}
