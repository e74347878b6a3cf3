"use client";

import { cn } from "#components/ui/cn.ts";
import { changeField } from "./edit-tree.ts";
import type { FieldRow } from "./rows.ts";
import { useTreeContext } from "./tree-context.ts";

export function RequiredToggle({ row: { id, node }, called }: { row: FieldRow; called: string }) {
  const { nodes, edit, readOnly } = useTreeContext();
  const { required } = node;
  return (
    <button
      type="button"
      aria-pressed={required}
      aria-label={`${called} is required`}
      disabled={readOnly}
      onClick={() => edit(changeField(nodes, id, (field) => ({ ...field, required: !required })))}
      className={cn(
        "h-6 w-[4.25rem] shrink-0 @max-md:order-1 rounded-full border text-[0.6875rem] font-medium outline-none focus-visible:ring-[3px] focus-visible:ring-ring/50",
        required
          ? "border-primary/30 bg-tint text-primary dark:text-foreground"
          : "border-dashed border-input text-muted-foreground enabled:hover:text-foreground",
      )}
    >
      {required ? "required" : "optional"}
    </button>
  );
}
