"use client";

import { Textarea } from "#components/ui/textarea.tsx";
import { FieldFrame } from "./field-frame.tsx";
import type { FieldProps } from "./field-props.ts";

export function JsonInput({ field, draft, path, onChange }: FieldProps) {
  return (
    <FieldFrame field={field} path={path}>
      {(control) => (
        <Textarea
          {...control}
          className="font-mono text-xs/5 md:text-xs/5"
          placeholder="JSON"
          spellCheck={false}
          value={String(draft)}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </FieldFrame>
  );
}
