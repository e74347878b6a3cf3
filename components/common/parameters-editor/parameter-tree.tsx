"use client";

import { DragDropProvider, DragOverlay } from "@dnd-kit/react";
import { Fragment, useRef } from "react";
import { cn } from "#components/ui/cn.ts";
import { ItemRow } from "./item-row.tsx";
import { ParameterRow } from "./parameter-row.tsx";
import type { TreeContextValue } from "./tree-context.ts";
import { INDENT, useTreeDrag } from "./use-tree-drag.ts";

interface Props {
  tree: TreeContextValue;
  closed: ReadonlySet<string>;
  label: string;
}

/** The lines of the tree, and the line that shows where a dragged one would go. */
export function ParameterTree({ tree, closed, label }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const { slot, words, handlers } = useTreeDrag(tree, closed, list);
  return (
    <DragDropProvider {...handlers}>
      <ul ref={list} aria-label={label} className="min-w-0 border-t border-border/60">
        {tree.rows.map((row) => (
          <Fragment key={row.id}>
            {slot?.before === row.id && <Slot depth={slot.place.depth} />}
            <li
              data-row={row.id}
              className={cn("relative min-w-0 border-b border-border/60 py-1 transition-opacity", slot?.id === row.id && "opacity-40")}
              style={{ paddingInlineStart: row.depth * INDENT }}
            >
              <Guides depth={row.depth} />
              {row.kind === "field" ? <ParameterRow row={row} /> : <ItemRow row={row} />}
            </li>
          </Fragment>
        ))}
        {slot !== null && slot.before === null && <Slot depth={slot.place.depth} />}
      </ul>
      <DragOverlay dropAnimation={null}>
        {(source) => (
          <div className="w-fit max-w-56 truncate rounded-md border bg-popover px-3 py-1.5 font-mono text-[0.8125rem] font-medium shadow-lg">
            {String(source.data["name"] ?? "")}
          </div>
        )}
      </DragOverlay>
      <p aria-live="assertive" className="sr-only">
        {words}
      </p>
    </DragDropProvider>
  );
}

function Slot({ depth }: { depth: number }) {
  return (
    <li aria-hidden="true" className="pointer-events-none relative z-10 h-0" style={{ marginInlineStart: depth * INDENT }}>
      <span className="absolute inset-x-0 -top-px h-0.5 rounded-full bg-primary before:absolute before:-start-0.5 before:-top-[3px] before:size-2 before:rounded-full before:bg-primary" />
    </li>
  );
}

/** One thin line for each level that a line is in. */
function Guides({ depth }: { depth: number }) {
  if (depth === 0) return null;
  return (
    <span
      aria-hidden="true"
      className="absolute inset-y-0 start-[11px] bg-[repeating-linear-gradient(to_right,var(--border)_0_1px,transparent_1px_20px)]"
      style={{ width: (depth - 1) * INDENT + 1 }}
    />
  );
}
