"use client";

import { NativeSelect, NativeSelectOption } from "#components/ui/native-select.tsx";
import { FieldFrame } from "./field-frame.tsx";
import type { FieldProps } from "./field-props.ts";

export function ChoiceInput({ field, draft, path, onChange }: FieldProps) {
  return (
    <FieldFrame field={field} path={path}>
      {(control) => (
        <NativeSelect {...control} value={String(draft)} onChange={(event) => onChange(event.target.value)}>
          <NativeSelectOption value="">{field.required ? "Choose…" : "Not given"}</NativeSelectOption>
          {field.choices.map((choice, index) => (
            <NativeSelectOption key={JSON.stringify(choice)} value={String(index)}>
              {typeof choice === "string" ? choice : JSON.stringify(choice)}
            </NativeSelectOption>
          ))}
        </NativeSelect>
      )}
    </FieldFrame>
  );
}
