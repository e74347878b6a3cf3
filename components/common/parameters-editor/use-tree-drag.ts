import type { DragDropEventHandlers } from "@dnd-kit/react";
import { type RefObject, useRef, useState } from "react";
import { moveField, removeField } from "./edit-tree.ts";
import { findPlace, type Place, placesAt } from "./find-place.ts";
import { type Row, toRows } from "./rows.ts";
import type { TreeContextValue } from "./tree-context.ts";

/** The width of one level, in px. */
export const INDENT = 20;

/** Where the dragged parameter would go: before the line at `index` of the lines without it. */
interface Slot {
  id: string;
  index: number;
  place: Place;
  /** The line that the slot is drawn before; null: after the last one. */
  before: string | null;
}

interface Dragged {
  id: string;
  name: string;
  depth: number;
  rows: Row[];
}

/** Moving parameters by mouse, touch and keyboard. Nothing moves before it is let go: a line shows where it would go. */
export function useTreeDrag(
  tree: Pick<TreeContextValue, "nodes" | "edit">,
  closed: ReadonlySet<string>,
  list: RefObject<HTMLElement | null>,
) {
  const dragged = useRef<Dragged>(null);
  const [slot, showSlot] = useState<Slot | null>(null);
  // Keys may come faster than drawings.
  const latest = useRef<Slot | null>(null);
  const setSlot = (next: Slot | null) => {
    latest.current = next;
    showSlot(next);
  };

  const put = (index: number, depth: number): boolean => {
    const { current } = dragged;
    const place = current === null ? null : findPlace(current.rows, index, depth);
    if (current === null || place === null) return false;
    setSlot({ id: current.id, index, place, before: current.rows[index]?.id ?? null });
    return true;
  };
  const onDragStart: DragDropEventHandlers["onDragStart"] = ({ operation }) => {
    const { row: id, depth, name } = (operation.source?.data ?? {}) as { row: string; depth: number; name: string };
    const rows = toRows(removeField(tree.nodes, id), closed);
    dragged.current = { id, depth, name, rows };
    put(indexBefore(toRows(tree.nodes, closed), rows, id), depth);
  };
  const onDragMove: DragDropEventHandlers["onDragMove"] = ({ operation, nativeEvent, by }) => {
    const { current } = dragged;
    if (current === null) return;
    if (nativeEvent instanceof KeyboardEvent) {
      const next = latest.current === null || by === undefined ? null : step(current.rows, latest.current, by);
      if (next !== null) put(next.index, next.depth);
      return;
    }
    const isRtl = list.current !== null && getComputedStyle(list.current).direction === "rtl";
    const { x } = operation.transform;
    const depth = current.depth + Math.round((isRtl ? -x : x) / INDENT);
    put(indexAt(list.current, current.rows, operation.position.current.y), Math.max(0, depth));
  };
  const onDragEnd: DragDropEventHandlers["onDragEnd"] = ({ canceled }) => {
    const { current } = dragged;
    const place = latest.current?.place;
    dragged.current = null;
    setSlot(null);
    if (canceled || current === null || place === undefined) return;
    tree.edit(moveField(tree.nodes, current.id, place.parentId, place.at), {
      focus: current.id,
      say: `${current.name} was moved`,
    });
  };
  return { slot, words: slot === null ? "" : inWords(slot, dragged.current), handlers: { onDragStart, onDragMove, onDragEnd } };
}

/** Where it is now, among the lines without it. */
function indexBefore(all: readonly Row[], rows: readonly Row[], id: string): number {
  const known = new Set(rows.map((row) => row.id));
  return all
    .slice(
      0,
      all.findIndex((row) => row.id === id),
    )
    .filter((row) => known.has(row.id)).length;
}

/** How many lines have their middle above this height of the window. */
function indexAt(list: HTMLElement | null, rows: readonly Row[], y: number): number {
  return rows.filter((row) => {
    const box = list?.querySelector(`[data-row="${CSS.escape(row.id)}"]`)?.getBoundingClientRect();
    return box !== undefined && box.top + box.height / 2 < y;
  }).length;
}

/** An arrow key: up and down to the next line that has a place, left and right to the next depth that the lines around allow. */
function step(rows: readonly Row[], { index, place }: Slot, by: { x: number; y: number }): { index: number; depth: number } | null {
  if (by.y === 0) {
    const depths = placesAt(rows, index)
      .map(({ depth }) => depth)
      .filter((depth) => (by.x > 0 ? depth > place.depth : depth < place.depth));
    const depth = by.x > 0 ? Math.min(...depths) : Math.max(...depths);
    return depths.length === 0 ? null : { index, depth };
  }
  const way = Math.sign(by.y);
  for (let next = index + way; next >= 0 && next <= rows.length; next += way) {
    if (placesAt(rows, next).length > 0) return { index: next, depth: place.depth };
  }
  return null;
}

function inWords({ index, place }: Slot, dragged: Dragged | null): string {
  const rows = dragged?.rows ?? [];
  const inside = rows.find(({ id }) => id === place.parentId);
  const above = rows[index - 1];
  const where = above === undefined || above.id === place.parentId ? "first" : `after ${above.path}`;
  return `${dragged?.name ?? ""}: ${where}${inside === undefined ? "" : `, inside ${inside.path}`}`;
}
