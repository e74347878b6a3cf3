import type { Json, JsonObject } from "#lib/contracts/json.ts";
import { cellText } from "./cell-text.ts";

export interface Sort {
  column: string;
  descending: boolean;
}

const words = new Intl.Collator(undefined, { numeric: true });

/** Numbers by size, the rest by its text; what is missing or null comes last in either direction. */
export function sortRows(rows: readonly JsonObject[], sort: Sort | null): readonly JsonObject[] {
  if (sort === null) return rows;
  const cellOf = (row: JsonObject) => (Object.hasOwn(row, sort.column) ? row[sort.column] : undefined);
  const sign = sort.descending ? -1 : 1;
  return rows.toSorted((one, other) => {
    const [a, b] = [cellOf(one), cellOf(other)];
    if (isNothing(a) || isNothing(b)) return Number(isNothing(a)) - Number(isNothing(b));
    return sign * (typeof a === "number" && typeof b === "number" ? a - b : words.compare(cellText(a), cellText(b)));
  });
}

function isNothing(value: Json | undefined): boolean {
  return value === undefined || value === null;
}
