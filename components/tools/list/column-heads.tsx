import { ArrowDown, ArrowUp } from "lucide-react";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { cn } from "#components/ui/cn.ts";
import type { ToolFilter, ToolSort } from "#lib/client/tool-filter.ts";
import { GRID, TOOL_COLUMNS } from "./tool-columns.ts";

interface Props {
  filter: ToolFilter;
  onSort: (sort: ToolSort) => void;
  chosen: boolean | "indeterminate";
  onChooseAll: () => void;
}

const MIXED =
  "data-[state=indeterminate]:border-primary data-[state=indeterminate]:bg-primary data-[state=indeterminate]:[&_svg]:hidden data-[state=indeterminate]:after:mx-auto data-[state=indeterminate]:after:block data-[state=indeterminate]:after:h-0.5 data-[state=indeterminate]:after:w-2 data-[state=indeterminate]:after:bg-primary-foreground";

/** Names of the columns; a click sorts, another turns the order round. In a list of cards only the checkbox is seen. */
export function ColumnHeads({ filter, onSort, chosen, onChooseAll }: Props) {
  return (
    <thead className="sticky block top-14 z-10 rounded-t-lg bg-muted lg:top-0">
      <tr aria-rowindex={1} className={cn(GRID, "min-h-9 items-center text-xs font-medium text-muted-foreground")}>
        <th scope="col" className="relative flex">
          <Checkbox
            checked={chosen}
            onClick={onChooseAll}
            aria-label="Select all loaded tools"
            className={cn("before:absolute before:-inset-2", MIXED)}
          />
        </th>
        {TOOL_COLUMNS.map(({ id, label, sort, className }) => (
          <th key={id} scope="col" aria-sort={sortOf(filter, sort)} className={cn("min-w-0 text-start font-medium", className)}>
            {sort === undefined ? label : <SortButton label={label} sort={sort} filter={filter} onSort={onSort} />}
          </th>
        ))}
        <th scope="col" className="hidden @2xl:block">
          <span className="sr-only">Actions</span>
        </th>
      </tr>
    </thead>
  );
}

function SortButton({ label, sort, filter, onSort }: { label: string; sort: ToolSort } & Pick<Props, "filter" | "onSort">) {
  const order = sortOf(filter, sort);
  const Arrow = order === "ascending" ? ArrowUp : ArrowDown;
  return (
    <button
      type="button"
      onClick={() => onSort(sort)}
      className="group/sort -mx-1 inline-flex flex-row items-center in-[.text-end]:flex-row-reverse gap-1 rounded-sm px-1 py-0.5 outline-none hover:text-foreground focus-visible:ring-2 focus-visible:ring-ring"
    >
      <span className={order === undefined ? undefined : "text-foreground"}>{label}</span>
      <Arrow
        aria-hidden="true"
        className={cn("size-3", order === undefined && "opacity-0 group-hover/sort:opacity-60 group-focus-visible/sort:opacity-60")}
      />
    </button>
  );
}

function sortOf(filter: ToolFilter, sort: ToolSort | undefined): "ascending" | "descending" | undefined {
  if (sort === undefined || filter.sort !== sort) return undefined;
  return filter.order === "asc" ? "ascending" : "descending";
}
