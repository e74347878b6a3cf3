"use client";

import { FieldFrame } from "./field-frame.tsx";
import type { FieldProps } from "./field-props.ts";

/** There is one value only, so there is nothing to enter. */
export function FixedInput({ field, path }: FieldProps) {
  return (
    <FieldFrame field={field} path={path}>
      {(control) => (
        <output {...control} className="block font-mono text-xs/5 break-all text-muted-foreground">
          {JSON.stringify(field.fixed)}
        </output>
      )}
    </FieldFrame>
  );
}
