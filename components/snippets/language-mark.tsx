import { cn } from "#components/ui/cn.ts";
import type { Language } from "#lib/contracts/snippets.ts";
import { LANGUAGES } from "./languages.ts";

/** The language as a tile; its name stands in words beside it. */
export function LanguageMark({ language, className }: { language: Language; className?: string }) {
  return (
    <span
      className={cn(
        "grid size-9 shrink-0 place-items-center rounded-md bg-tint font-mono text-[0.8125rem] font-semibold text-primary",
        className,
      )}
      aria-hidden="true"
    >
      {LANGUAGES[language].mark}
    </span>
  );
}
