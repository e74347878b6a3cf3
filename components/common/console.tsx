import { Bug, CircleAlert, Info, type LucideIcon, Terminal, TriangleAlert } from "lucide-react";
import { memo } from "react";
import { cn } from "#components/ui/cn.ts";
import { formatDuration } from "#lib/client/format-duration.ts";
import type { LogLine } from "#lib/contracts/errors.ts";

const LEVELS: Record<LogLine["level"], { icon: LucideIcon; className: string }> = {
  log: { icon: Terminal, className: "" },
  info: { icon: Info, className: "text-primary" },
  debug: { icon: Bug, className: "text-muted-foreground" },
  warn: { icon: TriangleAlert, className: "bg-warning/8 text-warning" },
  error: { icon: CircleAlert, className: "bg-destructive/8 text-destructive" },
};

/** What the code wrote to its console, line by line, with its level and its time. */
export function Console({ lines }: { lines: readonly LogLine[] }) {
  return (
    <section aria-label="Console output" className="overflow-hidden rounded-md border bg-code">
      <h3 className="border-b px-3 py-2 text-xs font-medium text-muted-foreground">
        Console {lines.length > 0 && <span className="font-normal">{lines.length === 1 ? "1 line" : `${lines.length} lines`}</span>}
      </h3>
      {lines.length === 0 ? (
        <p className="px-3 py-2.5 text-xs text-muted-foreground">Nothing was written.</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: without a tab stop only a mouse could scroll here.
        <ol tabIndex={0} aria-label="Lines" className="max-h-80 overflow-y-auto font-mono text-xs/5">
          {lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines are only ever shown whole, in their order.
            <Line key={index} line={line} />
          ))}
        </ol>
      )}
    </section>
  );
}

/** A line never changes: of a console that grows, only what is new is drawn. */
const Line = memo(({ line: { level, message, atMs } }: { line: LogLine }) => {
  const { icon: Icon, className } = LEVELS[level];
  return (
    <li className={cn("flex gap-2.5 border-b border-border/60 px-3 py-1 last:border-0", className)}>
      <Icon className="mt-1 size-3 shrink-0" aria-label={level} />
      <span dir="auto" className="min-w-0 flex-1 break-words whitespace-pre-wrap">
        {message}
      </span>
      <bdi className="shrink-0 text-muted-foreground">{formatDuration(atMs)}</bdi>
    </li>
  );
});
Line.displayName = "Line";
