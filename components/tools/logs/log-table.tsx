import { TimeAgo } from "#components/common/time-ago.tsx";
import { SOURCE_LABELS } from "#components/executions/source-labels.ts";
import { StatusMark } from "#components/executions/status-mark.tsx";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#components/ui/table.tsx";
import { formatDuration } from "#lib/client/format-duration.ts";
import type { Execution } from "#lib/contracts/executions.ts";

const WIDE = "hidden md:table-cell";

interface Props {
  logs: readonly Execution[];
  onOpen: (id: string) => void;
}

export function LogTable({ logs, onOpen }: Props) {
  return (
    <div className="overflow-hidden rounded-lg border bg-card">
      <Table className="table-fixed" aria-label="Executions">
        <TableHeader className="bg-muted/60 [&_th]:h-9 [&_th]:text-xs [&_th]:text-muted-foreground">
          <TableRow className="hover:bg-transparent">
            <TableHead className="pl-4">Status</TableHead>
            <TableHead className="w-28 md:w-36">When</TableHead>
            <TableHead className={WIDE}>By</TableHead>
            <TableHead className={`${WIDE} w-20 text-right`}>Version</TableHead>
            <TableHead className="w-24 pr-4 text-right md:w-28">Duration</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {logs.map((execution) => (
            <TableRow key={execution.id} className="relative">
              <TableCell className="pl-4">
                <button
                  type="button"
                  onClick={() => onOpen(execution.id)}
                  className="flex max-w-full text-left after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:rounded-md focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-ring"
                >
                  <StatusMark execution={execution} />
                  <span className="sr-only">. Open this run</span>
                </button>
              </TableCell>
              <TableCell className="truncate text-muted-foreground">
                <TimeAgo iso={execution.createdAt} />
              </TableCell>
              <TableCell className={`${WIDE} truncate`}>
                {execution.actor.name ?? execution.actor.type}
                <span className="ml-2 text-xs text-muted-foreground">{SOURCE_LABELS[execution.source]}</span>
              </TableCell>
              <TableCell className={`${WIDE} text-right text-muted-foreground`}>v{execution.version}</TableCell>
              <TableCell className="pr-4 text-right">{formatDuration(execution.durationMs)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
