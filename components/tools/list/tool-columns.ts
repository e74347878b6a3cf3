import type { ToolSort } from "#lib/client/tool-filter.ts";

interface Column {
  id: string;
  label: string;
  sort?: ToolSort;
  /** The order of the first click: what people look for first. */
  first?: "asc" | "desc";
  className?: string;
}

/** The places of a row. Narrow lists are cards, middling ones leave out what `wide` marks. */
export const GRID =
  "flex flex-wrap gap-x-3 px-3 @2xl:grid @2xl:grid-cols-[1.25rem_minmax(0,1fr)_6rem_4.5rem_4rem_5.5rem_2rem] @5xl:grid-cols-[1.25rem_minmax(0,2.2fr)_2.75rem_minmax(0,0.9fr)_minmax(0,1.6fr)_2rem_6rem_4.75rem_4.5rem_5.5rem_2rem]";

export const WIDE = "hidden @5xl:block";
export const MIDDLING = "hidden @2xl:block";

/** In the order of the cells; the checkbox comes before them, the menu after. */
export const TOOL_COLUMNS: readonly Column[] = [
  { id: "tool", label: "Tool", sort: "display_name", first: "asc" },
  { id: "version", label: "Version", className: WIDE },
  { id: "owner", label: "Owner", className: WIDE },
  { id: "tags", label: "Tags", className: WIDE },
  { id: "state", label: "State", className: WIDE },
  { id: "calls", label: "24 hours", sort: "recent_calls", first: "desc", className: MIDDLING },
  { id: "success", label: "Success", sort: "recent_success", first: "asc", className: `${MIDDLING} text-end` },
  { id: "p95", label: "p95", sort: "recent_p95", first: "desc", className: `${MIDDLING} text-end` },
  { id: "last", label: "Last run", sort: "last_run", first: "desc", className: `${MIDDLING} text-end` },
];

/** What else a list can be sorted by, besides its columns. */
export const SORT_LABELS: Record<ToolSort, string> = {
  created: "Newest first",
  updated: "Changed last",
  display_name: "Title",
  name: "Name",
  last_run: "Last run",
  calls: "Calls in all",
  recent_calls: "Calls, 24 hours",
  recent_success: "Success, 24 hours",
  recent_p95: "p95, 24 hours",
};

/** The order in which a list is sorted by it before anybody turns it round. */
export function firstOrder(sort: ToolSort): "asc" | "desc" {
  return TOOL_COLUMNS.find((column) => column.sort === sort)?.first ?? (sort === "name" ? "asc" : "desc");
}
