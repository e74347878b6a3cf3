import { CircleCheck, CircleStop, CircleX, Loader2, type LucideIcon } from "lucide-react";
import { Elapsed } from "#components/common/elapsed.tsx";
import { cn } from "#components/ui/cn.ts";
import { formatDuration } from "#lib/client/format-duration.ts";
import type { LiveRun } from "#lib/client/use-run.ts";

interface Look {
  icon: LucideIcon;
  className?: string;
  iconClassName?: string;
  say: (run: LiveRun) => string;
}

const LOOKS: Record<Exclude<LiveRun["state"], "idle">, Look> = {
  queued: { icon: Loader2, iconClassName: "animate-spin text-primary", say: () => "Waiting for its turn" },
  running: { icon: Loader2, iconClassName: "animate-spin text-primary", say: () => "Running" },
  done: { icon: CircleCheck, className: "text-success", say: ({ answer }) => `Succeeded in ${formatDuration(answer?.durationMs ?? 0)}` },
  failed: { icon: CircleX, className: "text-destructive", say: () => "Failed" },
  cancelled: { icon: CircleStop, className: "text-muted-foreground", say: () => "Stopped" },
};

/** How a run of one's own goes on and how it ended, in one line; said aloud whenever it changes. */
export function RunStatus({ run, className }: { run: LiveRun; className?: string }) {
  const { state, queuedMs = 0, startedAtMs } = run;
  const look = state === "idle" ? undefined : LOOKS[state];
  const isActive = state === "queued" || state === "running";
  return (
    <p role="status" className={cn("flex min-h-6 flex-wrap items-center gap-x-2 text-sm font-medium", className)}>
      {look !== undefined && (
        <span className={cn("flex items-center gap-2", look.className)}>
          <look.icon className={cn("size-4 shrink-0", look.iconClassName)} aria-hidden="true" />
          {look.say(run)}
        </span>
      )}
      {isActive && startedAtMs !== undefined && <Elapsed key={startedAtMs} sinceMs={startedAtMs} />}
      {queuedMs >= 1 && <span className="font-normal text-muted-foreground">after {formatDuration(queuedMs)} in the queue</span>}
    </p>
  );
}
