"use client";

import { useState } from "react";
import type { z } from "zod";
import { FormField } from "#components/common/form-field.tsx";
import { FormProblem } from "#components/common/form-problem.tsx";
import { SubmitButton } from "#components/common/submit-button.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Input } from "#components/ui/input.tsx";
import { useForm } from "#lib/client/use-form.ts";
import { CreateInvitationInput } from "#lib/contracts/people.ts";
import { Role } from "#lib/contracts/permissions.ts";
import { RoleSelect } from "./role-select.tsx";
import { ROLES_EXPLAINED } from "./roles.ts";

type Invite = z.input<typeof CreateInvitationInput>;

interface Props {
  pending: boolean;
  error: unknown;
  onInvite: (input: Invite) => void;
}

export function InviteForm({ pending, error, onInvite }: Props) {
  const { role: ownRole } = useStudio();
  const [role, setRole] = useState<Role>("editor");
  const form = useForm({
    schema: CreateInvitationInput,
    read: (data) => ({ role: Role.parse(data.get("role")), email: data.get("email") === "" ? undefined : String(data.get("email")) }),
    error,
    onSubmit: onInvite,
  });
  return (
    <form {...form.props} className="space-y-4">
      <FormField label="Role" hint={ROLES_EXPLAINED[role].hint} error={form.errors["role"]}>
        {(control) => (
          <RoleSelect
            {...control}
            name="role"
            withOwner={ownRole === "owner"}
            value={role}
            onChange={(event) => setRole(Role.parse(event.target.value))}
          />
        )}
      </FormField>
      <FormField label="Email (optional)" hint="Then only this address can use the link." error={form.errors["email"]}>
        {(control) => <Input {...control} name="email" type="email" autoComplete="off" />}
      </FormField>
      <FormProblem error={form.problem} />
      <div className="flex justify-end">
        <SubmitButton pending={pending}>Create link</SubmitButton>
      </div>
    </form>
  );
}
