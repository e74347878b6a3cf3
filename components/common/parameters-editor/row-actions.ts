import { ArrowDown, ArrowUp, Copy, CornerLeftUp, CornerRightDown, type LucideIcon, Trash2 } from "lucide-react";
import { copyField, insertField, moveField, removeField } from "./edit-tree.ts";
import { type Place, placeInside, placeOutside } from "./find-place.ts";
import type { FieldRow } from "./rows.ts";
import type { TreeContextValue } from "./tree-context.ts";

/** Something that can be done with a parameter: its menu lists it, its keys do it where nothing is typed. */
export interface RowAction {
  id: string;
  label: string;
  icon: LucideIcon;
  shortcut: string;
  /** Undefined where it is not possible. */
  run: (() => void) | undefined;
}

export function rowActions(row: FieldRow, tree: TreeContextValue): RowAction[] {
  const { nodes, edit, makeId, rows } = tree;
  const { id, node, index, siblings, parentId } = row;
  const moveTo = (place: Pick<Place, "parentId" | "at"> | null, say: string) =>
    place === null ? undefined : () => edit(moveField(nodes, id, place.parentId, place.at), { focus: id, say: `${node.name} ${say}` });
  const up = index > 0 ? { parentId, at: index - 1 } : null;
  const down = index < siblings.length - 1 ? { parentId, at: index + 1 } : null;
  const duplicate = () => {
    const copy = copyField(node, makeId);
    edit(insertField(nodes, copy, parentId, index + 1), { focus: copy.id, say: `${node.name} was duplicated` });
  };
  const remove = () => {
    const next = siblings[index + 1]?.id ?? siblings[index - 1]?.id ?? parentId ?? undefined;
    edit(removeField(nodes, id), { ...(next === undefined ? {} : { focus: next }), say: `${node.name} was deleted. Undo brings it back.` });
  };
  return [
    { id: "up", label: "Move up", icon: ArrowUp, shortcut: "alt+arrowup", run: moveTo(up, "moved up") },
    { id: "down", label: "Move down", icon: ArrowDown, shortcut: "alt+arrowdown", run: moveTo(down, "moved down") },
    {
      id: "in",
      label: "Move into the one before",
      icon: CornerRightDown,
      shortcut: "alt+arrowright",
      run: moveTo(placeInside(row), `moved into ${siblings[index - 1]?.name ?? ""}`),
    },
    { id: "out", label: "Move out", icon: CornerLeftUp, shortcut: "alt+arrowleft", run: moveTo(placeOutside(row, rows), "moved out") },
    { id: "duplicate", label: "Duplicate", icon: Copy, shortcut: "mod+d", run: duplicate },
    { id: "remove", label: "Delete", icon: Trash2, shortcut: "delete", run: remove },
  ];
}
