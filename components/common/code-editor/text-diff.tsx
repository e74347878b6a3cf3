import { Scrollable } from "#components/common/scrollable.tsx";
import { cn } from "#components/ui/cn.ts";
import { type DiffLine, lineDiff } from "#lib/client/line-diff.ts";

const KINDS: Record<DiffLine["kind"], { sign: string; name: string; className: string }> = {
  same: { sign: " ", name: "", className: "" },
  added: { sign: "+", name: "added: ", className: "bg-success/12" },
  removed: { sign: "−", name: "removed: ", className: "bg-destructive/12" },
};

/** The lines of both texts in one column, those that changed marked by colour, by sign, and for a screen reader by word. */
export function TextDiff({ original, modified, label }: { original: string; modified: string; label: string }) {
  return (
    <Scrollable label={label} className="h-full p-0">
      <ol className="min-w-max py-2 font-mono text-xs/5">
        {lineDiff(original, modified).map(({ kind, text }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines are only ever shown whole, in their order.
          <li key={index} className={cn("px-3 whitespace-pre", KINDS[kind].className)}>
            <span aria-hidden="true" className="me-2 text-muted-foreground select-none">
              {KINDS[kind].sign}
            </span>
            {KINDS[kind].name !== "" && <span className="sr-only">{KINDS[kind].name}</span>}
            {text}
          </li>
        ))}
      </ol>
    </Scrollable>
  );
}
