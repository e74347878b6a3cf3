import { Breadcrumb } from "#components/common/breadcrumb.tsx";
import { TimeAgo } from "#components/common/time-ago.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { formatCount } from "#lib/client/format-count.ts";
import { formatDuration } from "#lib/client/format-duration.ts";
import { successRate } from "#lib/client/success-rate.ts";
import type { Tool } from "#lib/contracts/tools.ts";
import { ToolIcon } from "./tool-icon.tsx";
import { TOOL_TYPES } from "./tool-types.ts";

export function ToolHeader({ tool }: { tool: Tool }) {
  const { workspace } = useStudio();
  return (
    <header className="space-y-4">
      <Breadcrumb places={[{ label: "Tools", href: `/${workspace.slug}/tools` }]} current={tool.name} />
      <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-4">
        <div className="flex min-w-0 items-start gap-3.5">
          <span className="grid size-11 shrink-0 place-items-center rounded-lg bg-tint text-primary">
            <ToolIcon type={tool.type} className="size-5" />
          </span>
          <div className="min-w-0 space-y-1">
            <h1 className="flex flex-wrap items-center gap-x-3 gap-y-1 text-2xl leading-7 font-semibold tracking-tight">
              <span className="min-w-0 break-words">{tool.displayName}</span>
              <Badge variant="outline" className="tracking-normal">
                v{tool.version}
              </Badge>
              {!tool.enabled && <Badge variant="secondary">Off</Badge>}
            </h1>
            <p className="max-w-prose text-sm text-pretty text-muted-foreground">{tool.description || TOOL_TYPES[tool.type].label}</p>
          </div>
        </div>
        <ToolFigures tool={tool} />
      </div>
    </header>
  );
}

function ToolFigures({ tool: { usage } }: { tool: Tool }) {
  const rate = successRate(usage);
  return (
    <dl className="flex gap-x-6 gap-y-2 text-sm [&_dd]:font-medium [&_dt]:text-xs [&_dt]:text-muted-foreground">
      <div>
        <dt>Runs</dt>
        <dd>{formatCount(usage.executions)}</dd>
      </div>
      <div>
        <dt>Success</dt>
        <dd>{rate === null ? "–" : `${rate}%`}</dd>
      </div>
      <div>
        <dt>Average</dt>
        <dd>{usage.executions === 0 ? "–" : formatDuration(usage.totalDurationMs / usage.executions)}</dd>
      </div>
      <div>
        <dt>Last run</dt>
        <dd>{usage.lastExecutedAt === null ? "never" : <TimeAgo iso={usage.lastExecutedAt} />}</dd>
      </div>
    </dl>
  );
}
