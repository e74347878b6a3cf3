"use client";

import { PageHeader } from "#components/common/page-header.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { NameForm } from "./name-form.tsx";
import { PasswordForm } from "./password-form.tsx";

export function AccountScreen() {
  const { user } = useStudio();
  return (
    <div className="space-y-6">
      <PageHeader title="Your account" description={`You sign in as ${user.email}, in every workspace.`} />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <section aria-label="Name" className="rounded-lg border bg-card p-5">
          <NameForm />
        </section>
        <section aria-label="Password" className="rounded-lg border bg-card p-5">
          <PasswordForm />
        </section>
      </div>
    </div>
  );
}
