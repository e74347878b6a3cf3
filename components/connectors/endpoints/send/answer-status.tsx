import { ArrowRightLeft, CheckCircle2, XCircle } from "lucide-react";
import { cn } from "#components/ui/cn.ts";
import { formatBytes } from "#lib/client/format-bytes.ts";
import { formatDuration } from "#lib/client/format-duration.ts";
import type { Execution } from "#lib/contracts/executions.ts";

interface Props {
  ok: boolean;
  durationMs: number | undefined;
  execution: Execution | undefined;
}

/** The status of the service, and how the call ended, in one line. */
export function AnswerStatus({ ok, durationMs, execution }: Props) {
  const response = execution?.exchange?.response;
  const Icon = ok ? CheckCircle2 : XCircle;
  return (
    <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
      <span className={cn("flex items-center gap-1.5 font-medium", ok ? "text-success" : "text-destructive")}>
        <Icon className="size-4" aria-hidden="true" />
        {response !== null && response !== undefined && (
          <span className="font-mono text-[0.8125rem] tabular-nums">
            <span className="sr-only">Status </span>
            {response.status}
          </span>
        )}
        {ok ? "Succeeded" : "Failed"}
      </span>
      {durationMs !== undefined && <span className="text-muted-foreground tabular-nums">{formatDuration(durationMs)}</span>}
      {response !== null && response !== undefined && (
        <span className="text-muted-foreground tabular-nums">{formatBytes(response.bytes)}</span>
      )}
      {response?.url != null && (
        <span className="flex min-w-0 items-center gap-1 text-xs text-muted-foreground">
          <ArrowRightLeft className="size-3.5 shrink-0" aria-hidden="true" />
          <span className="min-w-0 break-all">
            {response.redirects} {response.redirects === 1 ? "redirect" : "redirects"} to {response.url}
          </span>
        </span>
      )}
    </p>
  );
}
