import type { ReactNode } from "react";
import { cn } from "#components/ui/cn.ts";

interface Props {
  label: string;
  className?: string;
  /** Code is written from the left in every language; text as it begins. */
  dir?: "ltr" | "auto";
  children: ReactNode;
}

/** Code or data that scrolls inside its box, in monospace; the keyboard reaches it too. */
export function Scrollable({ label, className, dir, children }: Props) {
  return (
    // Positioned, so that words for screen readers, which are positioned too, scroll in the box instead of widening the page.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without a tab stop only a mouse could scroll here.
    <section aria-label={label} tabIndex={0} dir={dir} className={cn("relative overflow-auto p-3 font-mono text-xs/5", className)}>
      {children}
    </section>
  );
}
