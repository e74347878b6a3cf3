import type { FieldRow, Row } from "./rows.ts";

/** Where a field may go: into `parentId` (null: the root) before its field at `at`. */
export interface Place {
  parentId: string | null;
  at: number;
  depth: number;
}

/** Of the lines without what is moved: the place before the one at `index` that is as deep as wished, or as near to it as the lines around allow; null where there is none. */
export function findPlace(rows: readonly Row[], index: number, depth: number): Place | null {
  const places = placesAt(rows, index);
  return places.reduce<Place | null>(
    (best, place) => (best === null || Math.abs(place.depth - depth) < Math.abs(best.depth - depth) ? place : best),
    null,
  );
}

/** Every place before the line at `index`, the deepest first. */
export function placesAt(rows: readonly Row[], index: number): Place[] {
  const previous = rows[index - 1];
  if (previous === undefined) return [{ parentId: null, at: 0, depth: 0 }];
  const least = rows[index]?.depth ?? 0;
  return [...into(previous), ...after(previous, rows)].filter((place) => place.depth >= least);
}

function into(row: Row): Place[] {
  if (!row.takesFields) return [];
  // Of a closed one nothing shows, so what comes in is put at its end.
  const at = row.isOpen ? 0 : (row.node?.fields ?? []).length;
  return [{ parentId: row.id, at, depth: row.depth + 1 }];
}

/** Behind the field of this line, and behind every field that it is in. */
function after(row: Row, rows: readonly Row[]): Place[] {
  const outer = rows.find(({ id }) => id === row.parentId);
  const places = row.kind === "field" ? [behind(row)] : [];
  return outer === undefined ? places : [...places, ...after(outer, rows)];
}

function behind(row: FieldRow): Place {
  return { parentId: row.parentId, at: row.index + 1, depth: row.depth };
}

/** Into the object, or the array of objects, that stands before a field. */
export function placeInside(row: FieldRow): Place | null {
  const before = row.siblings[row.index - 1];
  if (before === undefined) return null;
  if (before.schema.type === "object") return { parentId: before.id, at: (before.fields ?? []).length, depth: row.depth + 1 };
  const { item } = before;
  if (item?.schema.type !== "object") return null;
  return { parentId: item.id, at: (item.fields ?? []).length, depth: row.depth + 2 };
}

/** Behind the field that this one is in. */
export function placeOutside(row: FieldRow, rows: readonly Row[]): Place | null {
  let outer = rows.find(({ id }) => id === row.parentId);
  while (outer?.kind === "item") {
    const { parentId } = outer;
    outer = rows.find(({ id }) => id === parentId);
  }
  return outer === undefined ? null : behind(outer);
}
