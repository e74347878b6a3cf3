import type { Json } from "#lib/contracts/json.ts";
import { childPointer } from "./pointer.ts";

/** One visible line of the tree. */
export interface TreeRow {
  pointer: string;
  /** Of a property its name, of an item its index; null of the whole value. */
  name: string | number | null;
  value: Json;
  depth: number;
  /** How many entries it has; null of what can have none. */
  size: number | null;
  open: boolean;
  /** Its place among its siblings, from 1, and how many they are. */
  nth: number;
  of: number;
}

const OPEN_DEPTH = 3;
const OPEN_ENTRIES = 50;

/** What is open before anybody has touched it: the first levels, but for large lists. */
export function startsOpen(depth: number, size: number): boolean {
  return depth === 0 || (depth < OPEN_DEPTH && size <= OPEN_ENTRIES);
}

/** The lines that show, from top to bottom; `toggled` holds what somebody opened or closed. */
export function treeRows(value: Json, toggled: ReadonlyMap<string, boolean>): TreeRow[] {
  const rows: TreeRow[] = [];
  const waiting: Omit<TreeRow, "size" | "open">[] = [{ pointer: "", name: null, value, depth: 0, nth: 1, of: 1 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const entries = entriesOf(next.value);
    const size = entries === null ? null : entries.length;
    const open = size !== null && size > 0 && (toggled.get(next.pointer) ?? startsOpen(next.depth, size));
    rows.push({ ...next, size, open });
    if (entries === null || !open) continue;
    const { pointer, depth } = next;
    for (let index = entries.length - 1; index >= 0; index--) {
      const [name, child] = entries[index] ?? ["", null];
      waiting.push({ pointer: childPointer(pointer, name), name, value: child, depth: depth + 1, nth: index + 1, of: entries.length });
    }
  }
  return rows;
}

/** Properties or items; null of what has none. */
export function entriesOf(value: Json): [string | number, Json][] | null {
  if (Array.isArray(value)) return value.map((item, index) => [index, item]);
  if (typeof value === "object" && value !== null) return Object.entries(value);
  return null;
}
