"use client";

import { Download } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from "#components/ui/dropdown-menu.tsx";
import { exportUrl } from "#lib/client/executions.ts";
import type { LogState } from "./use-log.ts";

const FORMATS = { csv: "As CSV, for a spreadsheet", json: "As JSON, whole" } as const;

/** What the filter finds, as a file that the browser saves while the server still writes it. */
export function ExportMenu({ log: { workspace, asked } }: { log: LogState }) {
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="outline">
          <Download aria-hidden="true" />
          Export
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
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
