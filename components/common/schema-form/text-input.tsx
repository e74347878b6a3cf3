"use client";

import { Input } from "#components/ui/input.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { FieldFrame } from "./field-frame.tsx";
import type { FieldProps } from "./field-props.ts";

export function TextInput({ field, draft, path, onChange }: FieldProps) {
  return (
    <FieldFrame field={field} path={path}>
      {(control) =>
        field.long ? (
          <Textarea {...control} value={String(draft)} onChange={(event) => onChange(event.target.value)} />
        ) : (
          <Input
            {...control}
            value={String(draft)}
            onChange={(event) => onChange(event.target.value)}
            autoComplete="off"
            spellCheck={false}
          />
        )
      }
    </FieldFrame>
  );
}
