"use client";

import { Activity } from "lucide-react";
import Link from "next/link";
import { PageHeader } from "#components/common/page-header.tsx";
import { Wide } from "#components/common/wide.tsx";
import { Button } from "#components/ui/button.tsx";
import { Breakdowns } from "./breakdown/breakdowns.tsx";
import { Charts } from "./charts/charts.tsx";
import { Figures } from "./figures.tsx";
import { FilterChips } from "./filter-chips.tsx";
import { RangeBar } from "./range-bar.tsx";
import { useUsage } from "./use-usage.ts";

/** What was called in a time, how well it went, and what stands out. */
export function UsageScreen({ renderedAt }: { renderedAt: number }) {
  const usage = useUsage(renderedAt);
  return (
    <Wide className="space-y-6">
      <PageHeader
        title="Usage"
        description="How often, how well and how fast this workspace's tools, endpoints and snippets are called."
        actions={
          <Button variant="outline" asChild>
            <Link href={usage.logHref()}>
              <Activity aria-hidden="true" />
              Open the log
            </Link>
          </Button>
        }
      />
      <div className="space-y-3">
        <RangeBar usage={usage} />
        <FilterChips usage={usage} />
      </div>
      <Figures usage={usage} />
      <Charts usage={usage} />
      <Breakdowns usage={usage} />
    </Wide>
  );
}
