import { cn } from "#components/ui/cn.ts";
import { successRate } from "#lib/client/success-rate.ts";
import type { Usage } from "#lib/contracts/common.ts";

const WORRYING = 90;
const BAD = 50;

/** The share that succeeded, as a bar and a number. */
export function SuccessRate({ usage }: { usage: Usage }) {
  const rate = successRate(usage);
  if (rate === null) return <span className="text-muted-foreground">–</span>;
  const colour = rate < BAD ? "bg-destructive" : rate < WORRYING ? "bg-warning" : "bg-success";
  return (
    <span className="flex items-center gap-2" title={`${usage.failures} of ${usage.executions} failed`}>
      <span className="h-1.5 w-12 overflow-hidden rounded-full bg-secondary" aria-hidden="true">
        <span className={cn("block h-full rounded-full", colour)} style={{ width: `${rate}%` }} />
      </span>
      <span>{rate}%</span>
    </span>
  );
}
