"use client";

import { Textarea } from "#components/ui/textarea.tsx";
import type { FieldRow } from "./rows.ts";
import { toSummary } from "./to-summary.ts";
import { useTreeContext } from "./tree-context.ts";

/** What agents read about a parameter, and what else is said of its value in a few words. */
export function DescriptionInput({ row: { id, node }, called }: { row: FieldRow; called: string }) {
  const { changeValue, readOnly } = useTreeContext();
  const { description } = node.schema;
  const summary = toSummary(node);
  return (
    <>
      {(!readOnly || description !== undefined) && (
        <Textarea
          value={description ?? ""}
          onChange={(event) => {
            const text = event.target.value === "" ? undefined : event.target.value;
            changeValue(id, (value) => ({ ...value, schema: { ...value.schema, description: text } }), `description:${id}`);
          }}
          rows={1}
          maxLength={2_000}
          readOnly={readOnly}
          aria-label={`Description of ${called}`}
          placeholder="No description yet"
          className="min-h-6 resize-none border-transparent px-2 py-0.5 text-[0.8125rem]/5 shadow-none placeholder:italic hover:border-input md:text-[0.8125rem]/5 dark:bg-transparent"
        />
      )}
      {summary !== "" && <p className="px-2 pb-0.5 font-mono text-[0.6875rem] break-words text-muted-foreground">{summary}</p>}
    </>
  );
}
