"use client";

import { childPath } from "./child-path.ts";
import { usePathError } from "./errors-context.tsx";
import { FieldLabel } from "./field-frame.tsx";
import { FieldInput } from "./field-input.tsx";
import { isGroup } from "./field-kinds.ts";
import type { FieldProps } from "./field-props.ts";

/** The fields of an object, one step in. */
export function GroupInput({ field, draft, path, onChange }: FieldProps) {
  const error = usePathError(path);
  const drafts = isGroup(draft) ? draft : {};
  return (
    <fieldset className="min-w-0">
      <legend className="mb-3 flex items-center gap-2 text-sm leading-none font-medium">
        <FieldLabel field={field} path={path} />
      </legend>
      {field.description !== "" && <p className="-mt-1 mb-3 text-xs text-muted-foreground">{field.description}</p>}
      {error !== undefined && <p className="mb-3 text-sm text-destructive">{error}</p>}
      <div className="space-y-4 border-s-2 border-border ps-4">
        {field.fields.map((child) => (
          <FieldInput
            key={child.name}
            field={child}
            draft={drafts[child.name] ?? ""}
            path={childPath(path, child.name)}
            onChange={(next) => onChange({ ...drafts, [child.name]: next })}
          />
        ))}
      </div>
    </fieldset>
  );
}
