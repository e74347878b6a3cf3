import { TimeAgo } from "#components/common/time-ago.tsx";
import { cn } from "#components/ui/cn.ts";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { formatDuration } from "#lib/client/format-duration.ts";
import { successRate } from "#lib/client/success-rate.ts";
import type { RecentUsage } from "#lib/contracts/usage.ts";
import { Sparkline } from "./sparkline.tsx";

/** In a card they stand in a line of their own. */
const CELL = "order-3 text-xs @2xl:order-none @2xl:text-sm";
const WORRYING = 95;
const BAD = 80;

interface Props {
  /** Undefined while it is on its way, null where nobody may or can know. */
  recent: RecentUsage | null | undefined;
  lastExecutedAt: string | null;
}

/** What a tool did in the last 24 hours: beside each other in a row, one below the name in a card. */
export function RecentCells({ recent, lastExecutedAt }: Props) {
  const rate = recent ? successRate({ executions: recent.calls, failures: recent.failures }) : null;
  return (
    <>
      <td className={cn(CELL, "ms-8 @2xl:ms-0", recent?.calls === 0 && "max-@2xl:hidden")}>
        {recent === undefined ? <Skeleton className="h-5 w-24" /> : recent !== null && <Sparkline usage={recent} />}
      </td>
      <td className={cn(CELL, "@2xl:text-end")}>
        {rate === null ? (
          <Nothing />
        ) : (
          <span className={rate < BAD ? "font-medium text-destructive" : rate < WORRYING ? "font-medium text-warning" : undefined}>
            {rate}%<span className="sr-only"> succeeded</span>
          </span>
        )}
      </td>
      <td className={cn(CELL, "@2xl:text-end")}>
        {recent?.p95Ms == null ? (
          <Nothing />
        ) : (
          <>
            <span className="text-muted-foreground @2xl:sr-only">p95 </span>
            {formatDuration(recent.p95Ms)}
          </>
        )}
      </td>
      <td className={cn(CELL, "text-muted-foreground @2xl:text-end", recent?.calls === 0 ? "max-@2xl:ms-19" : "max-@2xl:ms-auto")}>
        {lastExecutedAt === null ? "never run" : <TimeAgo iso={lastExecutedAt} />}
      </td>
    </>
  );
}

/** A row keeps its place empty; a card leaves it out. */
function Nothing() {
  return <span className="hidden text-muted-foreground @2xl:inline">–</span>;
}
