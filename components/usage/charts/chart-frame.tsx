"use client";

import { ChartLine as ChartIcon, Table2 } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useId, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import type { ChartLine, ChartRow } from "./chart-rows.ts";
import { formatMoment, isByDay } from "./format-moment.ts";

interface Props {
  title: string;
  lines: readonly ChartLine[];
  rows: readonly ChartRow[];
  stepMs: number;
  format: (value: number) => string;
  hrefOf: (at: number) => string;
  children: ReactNode;
}

/** A chart with its legend, or the same numbers as a table. */
export function ChartFrame({ title, lines, rows, stepMs, format, hrefOf, children }: Props) {
  const id = useId();
  const [isTable, setTable] = useState(false);
  return (
    <section aria-labelledby={id} className="flex min-w-0 flex-col rounded-lg border bg-card">
      <header className="flex items-start justify-between gap-x-4 ps-4 pe-2 pt-2 pb-2">
        <div className="min-w-0 space-y-1 pt-1">
          <h2 id={id} className="font-semibold">
            {title}
          </h2>
          <ul aria-label="Legend" className="flex flex-wrap gap-x-3 gap-y-0.5 text-xs text-muted-foreground">
            {lines.map(({ key, label, color }) => (
              <li key={key} className="flex items-center gap-1.5">
                <span aria-hidden="true" className="size-2.5 rounded-sm" style={{ background: color }} />
                {label}
              </li>
            ))}
          </ul>
        </div>
        <Button variant="ghost" size="sm" className="shrink-0" onClick={() => setTable(!isTable)}>
          {isTable ? <ChartIcon aria-hidden="true" /> : <Table2 aria-hidden="true" />}
          {isTable ? "Show the chart" : "Show as table"}
        </Button>
      </header>
      {isTable ? <NumbersTable {...{ title, lines, rows, stepMs, format, hrefOf }} /> : <div className="mt-auto px-2 pb-3">{children}</div>}
    </section>
  );
}

function NumbersTable({ title, lines, rows, stepMs, format, hrefOf }: Omit<Props, "children">) {
  const spanMs = rows.length * stepMs;
  const called = rows.filter((row) => lines.some(({ key }) => (row[key] ?? 0) > 0));
  if (called.length === 0)
    return <p className="grid h-64 place-items-center text-sm text-muted-foreground">Nothing was called in this time.</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without a tab stop only a mouse could scroll here.
    <section aria-label={`${title} as a table`} tabIndex={0} className="h-[16.75rem] overflow-auto px-4 pb-3">
      <table className="w-full text-sm tabular-nums">
        <thead className="sticky top-0 bg-card text-start">
          <tr>
            <th scope="col" className="py-1 text-start font-medium">
              {isByDay(stepMs) ? "From (UTC)" : "From"}
            </th>
            {lines.map(({ key, label }) => (
              <th key={key} scope="col" className="py-1 ps-4 text-end font-medium">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {called.map((row) => (
            <tr key={row.at} className="border-t">
              <th scope="row" className="py-1 text-start font-normal">
                <Link href={hrefOf(row.at)} className="underline decoration-border underline-offset-4 hover:decoration-current">
                  {formatMoment(row.at, stepMs, spanMs)}
                </Link>
              </th>
              {lines.map(({ key }) => (
                <td key={key} className="py-1 ps-4 text-end">
                  {row[key] == null ? "–" : <bdi>{format(row[key])}</bdi>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
