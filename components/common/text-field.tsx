import type { ComponentProps } from "react";
import { Input } from "#components/ui/input.tsx";
import { FormField } from "./form-field.tsx";

interface Props extends ComponentProps<"input"> {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
}

export function TextField({ label, hint, error, ...input }: Props) {
  return (
    <FormField label={label} error={error} {...(hint === undefined ? {} : { hint })}>
      {(control) => <Input {...control} autoComplete="off" {...input} />}
    </FormField>
  );
}
