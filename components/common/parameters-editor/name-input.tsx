"use client";

import { Input } from "#components/ui/input.tsx";
import { changeField } from "./edit-tree.ts";
import type { FieldRow } from "./rows.ts";
import { useTreeContext } from "./tree-context.ts";

export function NameInput({ row: { id, node }, problem }: { row: FieldRow; problem: string | undefined }) {
  const { nodes, edit, readOnly } = useTreeContext();
  return (
    <Input
      value={node.name}
      onChange={(event) =>
        edit(
          changeField(nodes, id, (field) => ({ ...field, name: event.target.value })),
          { place: `name:${id}` },
        )
      }
      aria-label="Name"
      placeholder="name"
      readOnly={readOnly}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      data-name-of={id}
      aria-invalid={problem === undefined ? undefined : true}
      aria-describedby={problem === undefined ? undefined : `${id}-problem`}
      className="h-7 min-w-12 flex-1 basis-[calc(100%-6rem)] @md:basis-0 border-transparent px-2 font-mono text-[0.8125rem] font-medium shadow-none hover:border-input md:text-[0.8125rem] dark:bg-transparent"
    />
  );
}
