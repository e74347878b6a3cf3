import Link from "next/link";
import { TimeAgo } from "#components/common/time-ago.tsx";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#components/ui/table.tsx";
import { formatCount } from "#lib/client/format-count.ts";
import type { SnippetView } from "#lib/contracts/snippets.ts";
import { LanguageMark } from "./language-mark.tsx";
import { LANGUAGES } from "./languages.ts";
import { UsedBy } from "./used-by.tsx";

const WIDE = "hidden md:table-cell";

export function SnippetTable({ snippets, workspace }: { snippets: readonly SnippetView[]; workspace: string }) {
  return (
    <div className="overflow-hidden rounded-lg border bg-card">
      <Table className="table-fixed" aria-label="Snippets">
        <TableHeader className="max-md:sr-only bg-muted/60 [&_th]:h-9 [&_th]:text-xs [&_th]:text-muted-foreground">
          <TableRow className="hover:bg-transparent">
            <TableHead className="ps-4">Snippet</TableHead>
            <TableHead className={`${WIDE} w-28`}>Language</TableHead>
            <TableHead className={`${WIDE} w-56`}>Used by</TableHead>
            <TableHead className={`${WIDE} w-28 text-end`}>Direct runs</TableHead>
            <TableHead className={`${WIDE} w-32 pe-4 text-end`}>Last direct run</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {snippets.map((snippet) => (
            <SnippetRow key={snippet.id} snippet={snippet} workspace={workspace} />
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

function SnippetRow({ snippet, workspace }: { snippet: SnippetView; workspace: string }) {
  const { usage, usedBy } = snippet;
  return (
    <TableRow className="relative">
      <TableCell className="py-3 ps-4">
        <div className="flex min-w-0 items-center gap-3">
          <LanguageMark language={snippet.language} />
          <div className="min-w-0">
            <Link
              href={`/${workspace}/snippets/${snippet.id}`}
              className="block truncate font-medium after:absolute after:inset-0 focus-visible:outline-none! focus-visible:after:rounded-md focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-ring"
            >
              <bdi>{snippet.displayName}</bdi>
            </Link>
            <p className="truncate text-xs text-muted-foreground">
              <span className="font-mono">{snippet.name}</span>
              {snippet.description !== "" && <span> · {snippet.description}</span>}
            </p>
            <p className="mt-1 flex flex-wrap gap-x-2 text-xs text-muted-foreground md:hidden">
              <span>{LANGUAGES[snippet.language].label}</span>
              {usedBy.total > 0 && <span>{usedBy.total === 1 ? "1 tool" : `${usedBy.total} tools`}</span>}
              {usage.lastExecutedAt !== null && <TimeAgo iso={usage.lastExecutedAt} />}
            </p>
          </div>
        </div>
      </TableCell>
      <TableCell className={`${WIDE} text-muted-foreground`}>{LANGUAGES[snippet.language].label}</TableCell>
      <TableCell className={`${WIDE} text-muted-foreground`}>
        <UsedBy uses={usedBy} workspace={workspace} />
      </TableCell>
      <TableCell className={`${WIDE} text-end`}>{formatCount(usage.executions)}</TableCell>
      <TableCell className={`${WIDE} pe-4 text-end text-muted-foreground`}>
        {usage.lastExecutedAt === null ? "never" : <TimeAgo iso={usage.lastExecutedAt} />}
      </TableCell>
    </TableRow>
  );
}
