"use client";

import { type ReactNode, useState } from "react";
import { CopyButton } from "#components/common/copy-button.tsx";
import { NativeSelect, NativeSelectOption } from "#components/ui/native-select.tsx";
import type { Json } from "#lib/contracts/json.ts";
import { ColumnPicker } from "./column-picker.tsx";
import { columnsOf } from "./columns-of.ts";
import { DataGrid } from "./data-grid.tsx";
import { type FoundTable, findTables } from "./find-tables.ts";
import { type Sort, sortRows } from "./sort-rows.ts";
import { toCsv } from "./to-csv.ts";

const COLUMNS_AT_FIRST = 8;

/** The lists of objects in a result, one at a time. */
export function ResultTable({ value, label }: { value: Json; label: string }) {
  const tables = findTables(value);
  const [path, setPath] = useState(tables[0]?.path ?? "");
  const table = tables.find((candidate) => candidate.path === path) ?? tables[0];
  if (table === undefined) return null;
  const choice = tables.length > 1 && (
    <NativeSelect
      aria-label="Which list"
      className="h-7 max-w-48 py-0 text-xs"
      value={table.path}
      onChange={(event) => setPath(event.target.value)}
    >
      {tables.map((candidate) => (
        <NativeSelectOption key={candidate.path} value={candidate.path}>
          {candidate.path === "" ? "the whole result" : candidate.path}
        </NativeSelectOption>
      ))}
    </NativeSelect>
  );
  return <OneTable key={table.path} table={table} label={label} choice={choice} />;
}

function OneTable({ table, label, choice }: { table: FoundTable; label: string; choice: ReactNode }) {
  const columns = columnsOf(table.rows);
  const [shown, setShown] = useState<readonly string[]>(columns.slice(0, COLUMNS_AT_FIRST));
  const [sort, setSort] = useState<Sort | null>(null);
  const rows = sortRows(table.rows, sort);
  const visible = columns.filter((name) => shown.includes(name));
  return (
    <div className="flex min-h-0 min-w-0 flex-col">
      <div className="flex min-h-9 flex-wrap items-center gap-x-2 border-b ps-3 pe-1">
        <p className="flex-1 text-xs whitespace-nowrap text-muted-foreground">{rows.length === 1 ? "1 row" : `${rows.length} rows`}</p>
        {choice}
        <ColumnPicker columns={columns} shown={visible} onChange={setShown} />
        <CopyButton text={() => toCsv(visible, rows)} label="Copy as CSV" showLabel bare />
      </div>
      <DataGrid columns={visible} rows={rows} label={`${label}, as a table`} sort={sort} onSort={setSort} />
    </div>
  );
}
