"use client";

import { Plus, X } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { describeField } from "./describe-field.ts";
import { usePathError } from "./errors-context.tsx";
import { FieldLabel } from "./field-frame.tsx";
import { FieldInput } from "./field-input.tsx";
import { toDraft } from "./field-kinds.ts";
import type { FieldProps } from "./field-props.ts";

/** The items of an array: add at the end, remove any. */
export function ListInput({ field, draft, path, onChange }: FieldProps) {
  const error = usePathError(path);
  const drafts = Array.isArray(draft) ? draft : [];
  const { item } = field;
  const hint = describeField(field);
  if (item === undefined) return null;
  return (
    <fieldset className="min-w-0 space-y-3">
      <legend className="mb-2 flex items-center gap-2 text-sm leading-none font-medium">
        <FieldLabel field={field} path={path} />
        <span className="font-normal text-muted-foreground">{drafts.length === 1 ? "1 item" : `${drafts.length} items`}</span>
      </legend>
      {hint !== "" && <p className="-mt-1 text-xs text-muted-foreground">{hint}</p>}
      {error !== undefined && <p className="text-sm text-destructive">{error}</p>}
      {drafts.map((entry, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an item is nothing but its place; its inputs hold no state.
        <div key={index} className="flex items-start gap-2">
          <div className="min-w-0 flex-1">
            <FieldInput
              field={item}
              draft={entry}
              path={`${path}[${index}]`}
              onChange={(next) => onChange(drafts.map((old, at) => (at === index ? next : old)))}
            />
          </div>
          <Button
            type="button"
            variant="ghost"
            size="icon-sm"
            aria-label={`Remove item ${index + 1} of ${field.name}`}
            onClick={() => onChange(drafts.filter((_old, at) => at !== index))}
          >
            <X aria-hidden="true" />
          </Button>
        </div>
      ))}
      <Button type="button" variant="outline" size="sm" onClick={() => onChange([...drafts, toDraft(item, undefined)])}>
        <Plus aria-hidden="true" />
        Add item{field.name === "" ? "" : <span className="sr-only"> to {field.name}</span>}
      </Button>
    </fieldset>
  );
}
