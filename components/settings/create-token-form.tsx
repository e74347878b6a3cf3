"use client";

import { useState } from "react";
import type { z } from "zod";
import { FormField } from "#components/common/form-field.tsx";
import { FormProblem } from "#components/common/form-problem.tsx";
import { SubmitButton } from "#components/common/submit-button.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Input } from "#components/ui/input.tsx";
import { NativeSelect, NativeSelectOption } from "#components/ui/native-select.tsx";
import { useForm } from "#lib/client/use-form.ts";
import { CreateTokenInput } from "#lib/contracts/people.ts";
import type { Permission } from "#lib/contracts/permissions.ts";
import { PermissionPicker } from "./permission-picker.tsx";
import { PresetPicker } from "./preset-picker.tsx";
import { expiryDate, LIFETIMES } from "./token-lifetimes.ts";
import { presetPermissions, type TokenPreset } from "./token-presets.ts";

interface Props {
  pending: boolean;
  error: unknown;
  onCreate: (input: z.input<typeof CreateTokenInput>) => void;
}

export function CreateTokenForm({ pending, error, onCreate }: Props) {
  const { permissions: own } = useStudio();
  const [preset, setPreset] = useState<TokenPreset>("run");
  const [chosen, setChosen] = useState<readonly Permission[]>(["tool:read", "tool:run"]);
  const form = useForm({
    schema: CreateTokenInput,
    read: (data) => ({
      name: String(data.get("name")),
      permissions: presetPermissions(preset, own, chosen),
      expiresAt: expiryDate(String(data.get("lifetime")), Date.now()),
    }),
    error,
    onSubmit: onCreate,
  });
  return (
    <form {...form.props} className="min-w-0 space-y-5">
      <FormField label="Name" hint="What will use it, for example “invoice agent”." error={form.errors["name"]}>
        {(control) => <Input {...control} name="name" autoComplete="off" required />}
      </FormField>
      <PresetPicker value={preset} onChange={setPreset} />
      {preset === "custom" && <PermissionPicker own={own} chosen={chosen} onChange={setChosen} />}
      {form.errors["permissions"] !== undefined && (
        <p role="alert" className="text-sm text-destructive">
          Choose at least one permission that you have.
        </p>
      )}
      <FormField label="Expires" error={form.errors["expiresAt"]}>
        {(control) => (
          <NativeSelect {...control} name="lifetime" defaultValue="90">
            {LIFETIMES.map(({ days, label }) => (
              <NativeSelectOption key={days} value={days}>
                {label}
              </NativeSelectOption>
            ))}
          </NativeSelect>
        )}
      </FormField>
      <FormProblem error={form.problem} />
      <div className="flex justify-end">
        <SubmitButton pending={pending}>Create token</SubmitButton>
      </div>
    </form>
  );
}
