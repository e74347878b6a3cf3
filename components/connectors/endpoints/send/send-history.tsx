"use client";

import { useQuery } from "@tanstack/react-query";
import { CheckCircle2, RotateCcw, XCircle } from "lucide-react";
import { ErrorState } from "#components/common/error-state.tsx";
import { ListSkeleton } from "#components/common/list-skeleton.tsx";
import { TimeAgo } from "#components/common/time-ago.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { endpointQueries } from "#lib/client/endpoints.ts";
import { formatDuration } from "#lib/client/format-duration.ts";
import { toast } from "#lib/client/toast.ts";
import type { Endpoint } from "#lib/contracts/endpoints.ts";
import type { Execution } from "#lib/contracts/executions.ts";
import type { JsonObject } from "#lib/contracts/json.ts";
import { withParametersOf } from "../draft/read-parameters.ts";
import { useEditor } from "../editor/editor-context.tsx";

/** The last calls of the endpoint, sends of drafts among them; one click fills their values in again. */
export function SendHistory({ endpoint }: { endpoint: Endpoint }) {
  const { workspace } = useStudio();
  const query = useQuery(endpointQueries.sends(workspace.slug, endpoint.id));
  if (query.isPending) return <ListSkeleton label="Loading the history" />;
  if (query.data === undefined) return <ErrorState error={query.error} onRetry={query.refetch} />;
  const { logs } = query.data;
  if (logs.length === 0)
    return <p className="rounded-lg border border-dashed p-4 text-sm text-muted-foreground">It was never called yet.</p>;
  return (
    <ul aria-label="Calls" className="divide-y rounded-md border bg-card">
      {logs.map((execution) => (
        <Sent key={execution.id} execution={execution} />
      ))}
    </ul>
  );
}

function Sent({ execution }: { execution: Execution }) {
  const { draft, change } = useEditor();
  const { status, version, input, inputTruncated, durationMs, createdAt, exchange, layer } = execution;
  const ok = status === "succeeded";
  const Icon = ok ? CheckCircle2 : XCircle;
  const parameters = asObject(input);
  const load = () => {
    change(withParametersOf(draft, parameters));
    toast.success("The values of that call are filled in");
  };
  return (
    <li className="flex items-center gap-3 px-3 py-2 text-sm">
      <Icon className={ok ? "size-4 shrink-0 text-success" : "size-4 shrink-0 text-destructive"} aria-label={ok ? "Succeeded" : "Failed"} />
      <div className="min-w-0 flex-1">
        <p className="truncate font-mono text-xs" title={JSON.stringify(input)}>
          {Object.keys(parameters).length === 0 ? "no parameters" : JSON.stringify(input)}
        </p>
        <p className="flex flex-wrap gap-x-2 text-xs text-muted-foreground">
          <span className="tabular-nums">{exchange?.response?.status ?? layer ?? ""}</span>
          <span className="tabular-nums">{formatDuration(durationMs)}</span>
          <span>{version === 0 ? "draft" : `version ${version}`}</span>
          <TimeAgo iso={createdAt} />
        </p>
      </div>
      <Button
        type="button"
        variant="ghost"
        size="sm"
        disabled={inputTruncated}
        title={inputTruncated ? "The log does not keep all of its parameters" : undefined}
        onClick={load}
      >
        <RotateCcw aria-hidden="true" />
        Fill in
      </Button>
    </li>
  );
}

function asObject(value: unknown): JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}
