"use client";

import { useDraggable } from "@dnd-kit/react";
import { GripVertical } from "lucide-react";
import type { FieldRow } from "./rows.ts";

/** Where a parameter is taken hold of: by mouse, by a long touch, or with Space or Enter and the arrow keys. */
export function RowHandle({ row }: { row: FieldRow }) {
  const isTwice = row.siblings.some(({ id, name }) => id !== row.id && name === row.node.name);
  // Screen readers are told this id when the drag begins and ends, so it is the name where that is unique.
  const { ref } = useDraggable({ id: isTwice ? row.id : row.path, data: { row: row.id, depth: row.depth, name: row.node.name } });
  return (
    <button
      ref={ref}
      type="button"
      data-handle-of={row.id}
      aria-label={`Move ${row.node.name === "" ? "the parameter without a name" : row.node.name}`}
      title="Drag to move, also into an object. Keys: Space, then arrows, or Alt with an arrow."
      className="grid h-7 w-6 shrink-0 cursor-grab touch-none place-items-center rounded text-muted-foreground/70 outline-none hover:text-foreground focus-visible:text-foreground focus-visible:ring-2 focus-visible:ring-ring active:cursor-grabbing"
    >
      <GripVertical className="pointer-events-none size-4" aria-hidden="true" />
    </button>
  );
}
