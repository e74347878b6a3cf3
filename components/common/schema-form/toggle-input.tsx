"use client";

import { Checkbox } from "#components/ui/checkbox.tsx";
import { NativeSelect, NativeSelectOption } from "#components/ui/native-select.tsx";
import { FieldFrame } from "./field-frame.tsx";
import type { FieldProps } from "./field-props.ts";

/** A tick where there are two answers; a list where "not given" is a third. */
export function ToggleInput({ field, draft, path, onChange }: FieldProps) {
  const twoAnswers = field.required || typeof field.default === "boolean";
  return (
    <FieldFrame field={field} path={path}>
      {(control) =>
        twoAnswers ? (
          <Checkbox {...control} checked={draft === "true"} onCheckedChange={(checked) => onChange(String(checked === true))} />
        ) : (
          <NativeSelect {...control} value={String(draft)} onChange={(event) => onChange(event.target.value)}>
            <NativeSelectOption value="">Not given</NativeSelectOption>
            <NativeSelectOption value="true">true</NativeSelectOption>
            <NativeSelectOption value="false">false</NativeSelectOption>
          </NativeSelect>
        )
      }
    </FieldFrame>
  );
}
