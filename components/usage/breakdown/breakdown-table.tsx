"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowUpRight } from "lucide-react";
import Link from "next/link";
import { useId } from "react";
import { ErrorState } from "#components/common/error-state.tsx";
import { cn } from "#components/ui/cn.ts";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { formatCount } from "#lib/client/format-count.ts";
import { formatDuration } from "#lib/client/format-duration.ts";
import { usageQueries } from "#lib/client/usage.ts";
import type { UsageBreakdownQuery, UsageRow } from "#lib/contracts/usage.ts";
import type { UsageView } from "../use-usage.ts";
import { BREAKDOWNS, SORTED_BY } from "./breakdown-kinds.ts";

interface Props {
  title: string;
  usage: UsageView;
  by: UsageBreakdownQuery["by"];
  sort: UsageBreakdownQuery["sort"];
}

const ROWS_MAX = 6;
/** A phone has room for one number beside the calls: the one that the table is sorted by. */
const WIDE = "max-sm:hidden";

export function BreakdownTable({ title, usage, by, sort }: Props) {
  const id = useId();
  const query = useQuery(usageQueries.breakdown(usage.workspace, { ...usage.query, by, sort, limit: ROWS_MAX + 1 }));
  return (
    <section aria-labelledby={id} aria-busy={query.isPlaceholderData} className="min-w-0 rounded-lg border bg-card px-4 py-3">
      <h2 id={id} className="pb-2 font-semibold">
        {title}
      </h2>
      {query.isPending && <Skeleton className="h-60" aria-label={`Loading ${title}`} />}
      {query.isError && query.data === undefined && <ErrorState error={query.error} onRetry={query.refetch} />}
      {query.data !== undefined && <Rows id={id} usage={usage} by={by} sort={sort} rows={query.data.rows} />}
    </section>
  );
}

function Rows({ id, usage, by, sort, rows }: Omit<Props, "title"> & { id: string; rows: readonly UsageRow[] }) {
  const weigh = SORTED_BY[sort];
  const shown = rows.filter((row) => BREAKDOWNS[by].isShown(row) && weigh(row) > 0).slice(0, ROWS_MAX);
  if (shown.length === 0)
    return (
      <p className="grid h-60 place-items-center text-sm text-muted-foreground">
        {sort === "failures" ? "Nothing failed in this time." : "Nothing was called in this time."}
      </p>
    );
  const most = Math.max(...shown.map(weigh));
  return (
    <table aria-labelledby={id} className="w-full table-fixed text-sm tabular-nums">
      <thead className="text-xs text-muted-foreground">
        <tr>
          <th scope="col" className="pb-1 text-start font-normal">
            Name
          </th>
          <th scope="col" className="w-16 pb-1 text-end font-normal">
            Calls
          </th>
          <th scope="col" className={cn("w-16 pb-1 text-end font-normal", sort === "p95" && WIDE)}>
            Failed
          </th>
          <th scope="col" className={cn("w-20 pb-1 text-end font-normal", sort !== "p95" && WIDE)}>
            p95
          </th>
          <th scope="col" className="w-8">
            <span className="sr-only">Log</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {shown.map((row) => (
          <Row key={`${row.type} ${row.key}`} row={row} by={by} sort={sort} share={weigh(row) / most} usage={usage} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row, by, sort, share, usage }: Omit<Props, "title"> & { row: UsageRow; share: number }) {
  const { nameOf, filterOf } = BREAKDOWNS[by];
  const name = nameOf(row);
  const filter = filterOf(row);
  return (
    <tr className="group border-t">
      <th scope="row" className="relative py-1.5 text-start font-normal">
        <span aria-hidden="true" className="absolute inset-y-1 start-0 rounded-sm bg-tint" style={{ width: `${share * 100}%` }} />
        <span className="relative block truncate ps-2">
          {filter === null ? (
            <bdi>{name}</bdi>
          ) : (
            <button
              type="button"
              // The values are those of the server's own enums and ids.
              onClick={() => usage.change(filter as Parameters<typeof usage.change>[0])}
              className="max-w-full truncate rounded-sm outline-none hover:underline focus-visible:ring-2 focus-visible:ring-ring"
              title={`Show ${name} only`}
            >
              <bdi>{name}</bdi>
            </button>
          )}
        </span>
      </th>
      <td className="py-1.5 text-end">{formatCount(row.calls)}</td>
      <td className={cn("py-1.5 text-end", row.failures > 0 ? "text-destructive" : "text-muted-foreground", sort === "p95" && WIDE)}>
        {formatCount(row.failures)}
      </td>
      <td className={cn("py-1.5 text-end", sort !== "p95" && WIDE)}>{row.p95Ms === null ? "–" : <bdi>{formatDuration(row.p95Ms)}</bdi>}</td>
      <td className="py-1.5 text-end">
        {filter !== null && (
          <Link
            href={usage.logHref(filter)}
            aria-label={`Calls of ${name} in the log`}
            className="inline-grid size-6 place-items-center rounded-sm text-muted-foreground outline-none hover:text-foreground focus-visible:ring-2 focus-visible:ring-ring"
          >
            <ArrowUpRight className="size-4 rtl:-scale-x-100" aria-hidden="true" />
          </Link>
        )}
      </td>
    </tr>
  );
}
