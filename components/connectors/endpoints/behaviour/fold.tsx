import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "#components/ui/cn.ts";

interface Props {
  title: string;
  /** What is set, in a few words. */
  summary: string;
  error?: string | undefined;
  children: ReactNode;
}

/** A subject that unfolds; one with a problem is open. */
export function Fold({ title, summary, error, children }: Props) {
  return (
    <details className="group/fold rounded-md border bg-card" open={error !== undefined || undefined}>
      <summary className="flex min-h-10 cursor-pointer list-none items-center gap-2 rounded-md px-3 py-2 text-sm hover:bg-accent/60 [&::-webkit-details-marker]:hidden">
        <ChevronRight
          className="size-4 shrink-0 text-muted-foreground transition-transform group-open/fold:rotate-90 rtl:rotate-180"
          aria-hidden="true"
        />
        <span className="shrink-0 font-medium">{title}</span>
        <span
          className={cn(
            "min-w-0 truncate text-xs group-open/fold:hidden",
            error === undefined ? "text-muted-foreground" : "text-destructive",
          )}
        >
          {error ?? summary}
        </span>
      </summary>
      <div className="border-t p-3 sm:p-4">{children}</div>
    </details>
  );
}
