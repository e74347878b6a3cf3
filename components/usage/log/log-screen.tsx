"use client";

import { ChartNoAxesCombined } from "lucide-react";
import Link from "next/link";
import { PageHeader } from "#components/common/page-header.tsx";
import { Wide } from "#components/common/wide.tsx";
import { LazyExecutionSheet } from "#components/executions/lazy-execution-sheet.tsx";
import { Button } from "#components/ui/button.tsx";
import { FollowButton } from "./follow-button.tsx";
import { LazyExportMenu } from "./lazy-export-menu.tsx";
import { LogFilters } from "./log-filters.tsx";
import { LogList } from "./log-list.tsx";
import { useLog } from "./use-log.ts";

/** Every execution of the workspace, to be searched, followed and opened. */
export function LogScreen() {
  const log = useLog();
  return (
    <Wide className="space-y-5">
      <PageHeader
        title="Log"
        description="Every call of a tool, an endpoint or a snippet, with what went in, what came out, and where the time went."
        actions={
          <>
            <FollowButton log={log} />
            <LazyExportMenu log={log} />
            <Button variant="outline" asChild>
              <Link href={`/${log.workspace}/usage`}>
                <ChartNoAxesCombined aria-hidden="true" />
                <span className="max-sm:sr-only">Usage</span>
              </Link>
            </Button>
          </>
        }
      />
      <LogFilters log={log} />
      <LogList log={log} />
      <LazyExecutionSheet id={log.open} onClose={() => log.show(undefined)} />
    </Wide>
  );
}
