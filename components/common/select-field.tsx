import type { ComponentProps } from "react";
import { NativeSelect, NativeSelectOption } from "#components/ui/native-select.tsx";
import { FormField } from "./form-field.tsx";

interface Props extends Omit<ComponentProps<"select">, "size" | "children"> {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  options: Readonly<Record<string, string>>;
}

/** A choice with its label; `options` maps values to what is shown. */
export function SelectField({ label, hint, error, options, ...select }: Props) {
  return (
    <FormField label={label} error={error} {...(hint === undefined ? {} : { hint })}>
      {(control) => (
        <NativeSelect {...control} {...select} className="w-full">
          {Object.entries(options).map(([value, text]) => (
            <NativeSelectOption key={value} value={value}>
              {text}
            </NativeSelectOption>
          ))}
        </NativeSelect>
      )}
    </FormField>
  );
}
