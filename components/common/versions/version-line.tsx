import { TimeAgo } from "#components/common/time-ago.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { cn } from "#components/ui/cn.ts";
import type { Version } from "#lib/contracts/versions.ts";
import { BreakingBadge } from "./breaking-badge.tsx";
import { ChangeList } from "./change-list.tsx";

interface Props {
  version: Version;
  isCurrent: boolean;
  isShown: boolean;
  onShow: () => void;
}

const CHANGES_SHOWN = 4;

/** One version of the time line: what it changed, who made it and when. */
export function VersionLine({ version, isCurrent, isShown, onShow }: Props) {
  const { author, changes, createdAt } = version;
  const isFirst = version.version === 1;
  return (
    <li className="relative ps-7 pb-2 last:pb-0 before:absolute before:inset-y-0 before:start-[9px] before:w-px before:bg-border first:before:top-4 last:before:bottom-auto last:before:h-4">
      <span
        aria-hidden="true"
        className={cn(
          "absolute start-1 top-3.5 size-[11px] rounded-full border-2 bg-background",
          isShown ? "border-primary bg-primary" : isCurrent ? "border-primary" : "border-input",
        )}
      />
      <div
        className={cn("relative rounded-md border border-transparent px-3 py-2", isShown ? "border-border bg-card" : "hover:bg-muted/60")}
      >
        <h2 className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
          <button
            type="button"
            aria-pressed={isShown}
            onClick={onShow}
            className="rounded-sm font-semibold outline-none after:absolute after:inset-0 after:rounded-md focus-visible:after:ring-[3px] focus-visible:after:ring-ring/50"
          >
            Version {version.version}
          </button>
          {isCurrent && <Badge variant="secondary">current</Badge>}
          {changes.some(({ breaking }) => breaking) && <BreakingBadge />}
          <span className="ms-auto text-xs text-muted-foreground">
            <TimeAgo iso={createdAt} />
          </span>
        </h2>
        <p className="pb-1.5 text-xs text-muted-foreground">
          by <bdi>{author?.name ?? "somebody who is gone"}</bdi>
        </p>
        <ChangeList changes={changes} most={CHANGES_SHOWN} empty={isFirst ? "Made" : "Saved without a change"} />
      </div>
    </li>
  );
}
