import type { ReactNode } from "react";
import { cn } from "#components/ui/cn.ts";

/** A screen that uses the whole width of the window: the shell's main area sees it and drops its measure. */
export function Wide({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <div data-width="wide" className={cn("min-w-0", className)}>
      {children}
    </div>
  );
}
