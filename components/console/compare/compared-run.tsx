import { TimeAgo } from "#components/common/time-ago.tsx";
import { TimingBar } from "#components/common/timing-bar.tsx";
import { StatusMark } from "#components/executions/status-mark.tsx";
import { formatDuration } from "#lib/client/format-duration.ts";
import type { Execution } from "#lib/contracts/executions.ts";

/** Who ran it when, and where its time went. */
export function ComparedRun({ run, title }: { run: Execution; title: string }) {
  return (
    <section aria-label={title} className="min-w-0 space-y-3 rounded-md border p-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <h3 className="font-medium">{title}</h3>
        <StatusMark execution={run} />
        <bdi className="text-muted-foreground">
          {formatDuration(run.durationMs)} · {run.version === 0 ? "draft" : `v${run.version}`} · <TimeAgo iso={run.createdAt} /> ·{" "}
          <bdi>{run.actor.name ?? run.actor.type}</bdi>
        </bdi>
      </div>
      <TimingBar {...run} />
    </section>
  );
}
