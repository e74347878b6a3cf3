"use client";

import { ChevronRight } from "lucide-react";
import { cn } from "#components/ui/cn.ts";
import type { Row } from "./rows.ts";
import { useTreeContext } from "./tree-context.ts";

/** Shows or hides what is inside; keeps its place where nothing is. */
export function OpenButton({ row, called }: { row: Row; called: string }) {
  const { toggle } = useTreeContext();
  if (!row.hasInside) return <span className="w-5 shrink-0" />;
  return (
    <button
      type="button"
      onClick={() => toggle(row.id)}
      aria-expanded={row.isOpen}
      aria-label={`What is inside ${called}`}
      className="grid h-7 w-5 shrink-0 place-items-center rounded text-muted-foreground outline-none hover:text-foreground focus-visible:ring-2 focus-visible:ring-ring"
    >
      <ChevronRight
        aria-hidden="true"
        className={cn("size-3.5 transition-transform rtl:-scale-x-100", row.isOpen && "rotate-90 rtl:rotate-90")}
      />
    </button>
  );
}
