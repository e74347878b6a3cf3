"use client";

import Link from "next/link";
import { TimeAgo } from "#components/common/time-ago.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#components/ui/table.tsx";
import { formatCount } from "#lib/client/format-count.ts";
import { successRate } from "#lib/client/success-rate.ts";
import type { Tool } from "#lib/contracts/tools.ts";
import { SuccessRate } from "./success-rate.tsx";
import { ToolIcon } from "./tool-icon.tsx";
import { TOOL_TYPES } from "./tool-types.ts";

const WIDE = "hidden md:table-cell";

export function ToolList({ tools, workspace }: { tools: readonly Tool[]; workspace: string }) {
  return (
    <div className="overflow-hidden rounded-lg border bg-card">
      <Table className="table-fixed" aria-label="Tools">
        <TableHeader className="max-md:sr-only bg-muted/60 [&_th]:h-9 [&_th]:text-xs [&_th]:text-muted-foreground">
          <TableRow className="hover:bg-transparent">
            <TableHead className="pl-4">Tool</TableHead>
            <TableHead className={`${WIDE} w-28`}>Type</TableHead>
            <TableHead className={`${WIDE} w-20 text-right`}>Version</TableHead>
            <TableHead className={`${WIDE} w-24 text-right`}>Runs</TableHead>
            <TableHead className={`${WIDE} w-36 pl-6`}>Success</TableHead>
            <TableHead className={`${WIDE} w-32 pr-4 text-right`}>Last run</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {tools.map((tool) => (
            <ToolRow key={tool.id} tool={tool} href={`/${workspace}/tools/${tool.id}`} />
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

function ToolRow({ tool, href }: { tool: Tool; href: string }) {
  const { usage } = tool;
  const rate = successRate(usage);
  return (
    <TableRow className="relative [contain-intrinsic-size:auto_4rem]">
      <TableCell className="py-3 pl-4">
        <div className="flex min-w-0 items-center gap-3">
          <span className="grid size-9 shrink-0 place-items-center rounded-md bg-tint text-primary">
            <ToolIcon type={tool.type} className="size-4" />
          </span>
          <div className="min-w-0">
            <div className="flex items-center gap-2">
              <Link
                href={href}
                className="truncate font-medium after:absolute after:inset-0 focus-visible:outline-none! focus-visible:after:rounded-md focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-ring"
              >
                {tool.displayName}
              </Link>
              {!tool.enabled && <Badge variant="secondary">Off</Badge>}
            </div>
            <p className="truncate font-mono text-xs text-muted-foreground">{tool.name}</p>
            <p className="mt-1 flex flex-wrap gap-x-2 text-xs text-muted-foreground md:hidden">
              <span>v{tool.version}</span>
              <span>{usage.executions === 1 ? "1 run" : `${formatCount(usage.executions)} runs`}</span>
              {rate !== null && <span>{rate}% succeeded</span>}
              {usage.lastExecutedAt !== null && <TimeAgo iso={usage.lastExecutedAt} />}
            </p>
          </div>
        </div>
      </TableCell>
      <TableCell className={`${WIDE} text-muted-foreground`}>{TOOL_TYPES[tool.type].label}</TableCell>
      <TableCell className={`${WIDE} text-right`}>v{tool.version}</TableCell>
      <TableCell className={`${WIDE} text-right`}>{formatCount(usage.executions)}</TableCell>
      <TableCell className={`${WIDE} pl-6`}>
        <SuccessRate usage={usage} />
      </TableCell>
      <TableCell className={`${WIDE} pr-4 text-right text-muted-foreground`}>
        {usage.lastExecutedAt === null ? "never" : <TimeAgo iso={usage.lastExecutedAt} />}
      </TableCell>
    </TableRow>
  );
}
