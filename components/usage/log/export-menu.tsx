"use client";

import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuTrigger,
} from "#components/ui/dropdown-menu.tsx";
import { exportUrl } from "#lib/client/executions.ts";
import { EXPORTED_MAX } from "#lib/contracts/executions.ts";
import { ExportButton } from "./export-button.tsx";
import type { LogState } from "./use-log.ts";

const FORMATS = { csv: "As CSV, for a spreadsheet", json: "As JSON, whole" } as const;

/** What the filter finds, as a file that the browser saves while the server still writes it. Open when it is drawn. */
export function ExportMenu({ log: { workspace, asked } }: { log: LogState }) {
  return (
    <DropdownMenu defaultOpen>
      <DropdownMenuTrigger asChild>
        <ExportButton />
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end" className="max-w-60">
        <DropdownMenuLabel className="text-xs font-normal text-muted-foreground">
          What the filter finds, at most the newest {EXPORTED_MAX.toLocaleString("en")}.
        </DropdownMenuLabel>
        {Object.entries(FORMATS).map(([format, label]) => (
          <DropdownMenuItem key={format} asChild>
            <a href={exportUrl(workspace, asked, format as keyof typeof FORMATS)} download>
              {label}
            </a>
          </DropdownMenuItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
