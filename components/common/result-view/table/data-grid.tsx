"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { ArrowDown, ArrowUp } from "lucide-react";
import { useRef } from "react";
import { cn } from "#components/ui/cn.ts";
import type { Json, JsonObject } from "#lib/contracts/json.ts";
import { cellText } from "./cell-text.ts";
import type { Sort } from "./sort-rows.ts";

interface Props {
  columns: readonly string[];
  rows: readonly JsonObject[];
  label: string;
  sort: Sort | null;
  onSort: (sort: Sort | null) => void;
}

const ROW_PX = 29;
const ALL_SHOWN_MAX = 200;

/** Rows under headings that sort; of many rows only those that can be seen are there. */
export function DataGrid({ columns, rows, label, sort, onSort }: Props) {
  const box = useRef<HTMLElement>(null);
  const isLong = rows.length > ALL_SHOWN_MAX;
  const lines = useVirtualizer({
    count: rows.length,
    enabled: isLong,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    overscan: 20,
  });
  const items = lines.getVirtualItems();
  const shown = isLong ? items.map(({ index }) => index) : rows.map((_row, index) => index);
  const above = isLong ? (items[0]?.start ?? 0) : 0;
  const below = isLong ? lines.getTotalSize() - (items.at(-1)?.end ?? 0) : 0;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without a tab stop only a mouse could scroll here.
    <section ref={box} aria-label={label} tabIndex={0} className="max-h-(--result-height,28rem) overflow-auto overscroll-contain text-xs">
      <table className="min-w-full border-separate border-spacing-0" aria-rowcount={rows.length + 1}>
        <thead>
          <tr>
            {columns.map((name) => (
              <Heading key={name} name={name} sort={sort} onSort={onSort} isNumber={typeof read(rows[0], name) === "number"} />
            ))}
          </tr>
        </thead>
        <tbody>
          <Gap height={above} columns={columns.length} />
          {shown.map((index) => (
            <tr key={index} aria-rowindex={index + 2} className="h-[29px] hover:bg-accent/60">
              {columns.map((name) => (
                <Cell key={name} value={read(rows[index], name)} />
              ))}
            </tr>
          ))}
          <Gap height={below} columns={columns.length} />
        </tbody>
      </table>
    </section>
  );
}

function read(row: JsonObject | undefined, name: string): Json | undefined {
  return row !== undefined && Object.hasOwn(row, name) ? row[name] : undefined;
}

function Gap({ height, columns }: { height: number; columns: number }) {
  if (height === 0) return null;
  return (
    <tr>
      <td colSpan={columns} style={{ height }} />
    </tr>
  );
}

function Cell({ value }: { value: Json | undefined }) {
  const text = cellText(value);
  return (
    <td
      title={text.length > 40 ? text.slice(0, 1_000) : undefined}
      className={cn(
        "max-w-72 truncate border-b px-3 py-1 whitespace-nowrap",
        typeof value === "number" && "text-end tabular-nums",
        typeof value !== "string" && typeof value !== "number" && "font-mono text-muted-foreground",
      )}
    >
      <bdi>{text.slice(0, 300)}</bdi>
    </td>
  );
}

/** Sorts upwards, then downwards, then as the result came. */
function Heading({ name, sort, onSort, isNumber }: { name: string; isNumber: boolean } & Pick<Props, "sort" | "onSort">) {
  const by = sort?.column === name ? sort : null;
  const next = by === null ? { column: name, descending: false } : by.descending ? null : { column: name, descending: true };
  const Arrow = by?.descending === true ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      aria-sort={by === null ? "none" : by.descending ? "descending" : "ascending"}
      className="sticky top-0 z-10 max-w-72 border-b bg-muted p-0 text-start"
    >
      <button
        type="button"
        onClick={() => onSort(next)}
        className={cn(
          "flex h-8 w-full items-center gap-1 px-3 font-medium text-muted-foreground hover:text-foreground focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-ring",
          isNumber && "flex-row-reverse",
        )}
      >
        <bdi className="truncate">{name}</bdi>
        <Arrow className={cn("size-3 shrink-0", by === null && "invisible")} aria-hidden="true" />
      </button>
    </th>
  );
}
