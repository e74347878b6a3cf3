"use client";

import { Input } from "#components/ui/input.tsx";
import { FieldFrame } from "./field-frame.tsx";
import type { FieldProps } from "./field-props.ts";

/** Plain text with a number keyboard: a number input would drop what it cannot read before anybody can say why. */
export function NumberInput({ field, draft, path, onChange }: FieldProps) {
  return (
    <FieldFrame field={field} path={path}>
      {(control) => (
        <Input
          {...control}
          inputMode={field.integer ? "numeric" : "decimal"}
          className="tabular-nums"
          value={String(draft)}
          onChange={(event) => onChange(event.target.value)}
          autoComplete="off"
        />
      )}
    </FieldFrame>
  );
}
