"use client";

import { useQuery } from "@tanstack/react-query";
import { History } from "lucide-react";
import { ErrorState } from "#components/common/error-state.tsx";
import { PageSkeleton } from "#components/common/page-skeleton.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { useAddress } from "#lib/client/use-address.ts";
import { versionQueries } from "#lib/client/versions.ts";
import { Parameters } from "#lib/contracts/parameters.ts";
import type { Tool } from "#lib/contracts/tools.ts";
import { RunForm } from "./run-form.tsx";
import type { ToolRun } from "./use-tool-run.ts";

interface Props {
  tool: Tool;
  run: ToolRun;
}

/** Fill in, run, read: the console of one tool, as it is or as the version that the address names. */
export function ToolRunner({ tool, run }: Props) {
  const { params } = useAddress();
  const version = Number(params["version"]);
  const isOlder = Number.isInteger(version) && version > 0 && version !== tool.version;
  if (isOlder) return <OlderVersion key={version} tool={tool} run={run} version={version} />;
  return <RunForm tool={tool} run={run} parameters={tool.parameters} />;
}

function OlderVersion({ tool, run, version }: Props & { version: number }) {
  const { workspace } = useStudio();
  const { write } = useAddress();
  const query = useQuery(versionQueries.detail(workspace.slug, "tool", tool.id, version));
  if (query.isPending) return <PageSkeleton label={`Loading version ${version}`} />;
  if (query.data === undefined) return <ErrorState error={query.error} onRetry={query.refetch} />;
  const parameters = Parameters.safeParse(query.data.version.definition["parameters"]).data ?? tool.parameters;
  return (
    <div className="space-y-4">
      <div role="status" className="flex flex-wrap items-center gap-3 rounded-md border border-primary/30 bg-tint px-3 py-2 text-sm">
        <History className="size-4 shrink-0 text-primary" aria-hidden="true" />
        <p className="min-w-0 flex-1">
          This runs version {version}. Everybody else gets version {tool.version}.
        </p>
        <Button type="button" variant="outline" size="sm" onClick={() => write({ version: undefined })}>
          Run the current one
        </Button>
      </div>
      <RunForm tool={tool} run={run} parameters={parameters} version={version} />
    </div>
  );
}
