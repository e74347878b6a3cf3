"use client";

import { useState } from "react";
import type { z } from "zod";
import { FormProblem } from "#components/common/form-problem.tsx";
import { LinesField } from "#components/common/lines-field.tsx";
import { SelectField } from "#components/common/select-field.tsx";
import { SubmitButton } from "#components/common/submit-button.tsx";
import { TextField } from "#components/common/text-field.tsx";
import { useForm } from "#lib/client/use-form.ts";
import { CreateCredentialInput, CredentialType } from "#lib/contracts/credentials.ts";
import { CREDENTIAL_TYPES, type SecretField } from "./credential-types.ts";
import { readCredential } from "./read-credential.ts";

interface Props {
  /** Asked for where it is not settled yet. */
  type?: CredentialType | undefined;
  /** The present name of one that exists. */
  name?: string;
  pending: boolean;
  error: unknown;
  onSave: (input: z.input<typeof CreateCredentialInput>) => void;
}

const LABELS = Object.fromEntries(Object.entries(CREDENTIAL_TYPES).map(([type, { label }]) => [type, label]));

export function CredentialForm({ type: settled, name, pending, error, onSave }: Props) {
  const [chosen, setChosen] = useState<CredentialType>(settled ?? "api_key");
  const form = useForm({ schema: CreateCredentialInput, read: (data) => readCredential(chosen, data), error, onSubmit: onSave });
  return (
    <form {...form.props} className="min-w-0 space-y-5">
      <TextField
        label="Name"
        name="name"
        defaultValue={name}
        hint="How connectors name it, for example “GitHub production”."
        error={form.errors["name"]}
        required
      />
      {settled === undefined && (
        <SelectField
          label="Type"
          name="type"
          options={LABELS}
          value={chosen}
          onChange={(event) => setChosen(CredentialType.parse(event.target.value))}
        />
      )}
      {CREDENTIAL_TYPES[chosen].fields.map((field) => (
        <SecretInput key={`${chosen}.${field.name}`} field={field} />
      ))}
      {form.errors["data"] !== undefined && (
        <p role="alert" className="text-sm text-destructive">
          Fill in every field: {form.errors["data"]}.
        </p>
      )}
      <p className="text-xs text-muted-foreground">
        Secrets are sealed on the server. They can be used and replaced, and never read again.
      </p>
      <FormProblem error={form.problem} />
      <div className="flex justify-end">
        <SubmitButton pending={pending}>Store credential</SubmitButton>
      </div>
    </form>
  );
}

function SecretInput({ field: { name, label, hint, long, plain, optional } }: { field: SecretField }) {
  const shown = optional === true ? `${label} (optional)` : label;
  if (long === true) return <LinesField label={shown} name={name} hint={hint} />;
  return <TextField label={shown} name={name} hint={hint} type={plain === true ? "text" : "password"} autoComplete="off" />;
}
