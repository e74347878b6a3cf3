import { ChevronRight, type LucideIcon } from "lucide-react";
import { type ReactNode, useId, useState } from "react";

interface Props {
  title: string;
  icon: LucideIcon;
  description?: string;
  /** What is set, in one line, while the section is folded. Without one it does not fold. */
  summary?: string;
  /** Opens the section, because there is something to mend in it. */
  hasErrors?: boolean;
  startsOpen?: boolean;
  children: ReactNode;
}

/** Fields that belong together. Folded ones stay in the form, so that their values are sent. */
export function FormSection({ title, icon: Icon, description, summary, hasErrors = false, startsOpen = false, children }: Props) {
  const id = useId();
  const [open, setOpen] = useState(startsOpen);
  const body = (
    <>
      {description !== undefined && <p className="max-w-prose text-sm text-pretty text-muted-foreground">{description}</p>}
      <div className="grid gap-x-5 gap-y-4 sm:grid-cols-2">{children}</div>
    </>
  );
  if (summary === undefined) {
    return (
      <fieldset aria-labelledby={id} className="min-w-0 space-y-4 rounded-lg border bg-card p-4 sm:p-5">
        <h2 id={id} className="flex items-center gap-2.5 font-semibold">
          <Icon className="size-4 text-muted-foreground" aria-hidden="true" />
          {title}
        </h2>
        {body}
      </fieldset>
    );
  }
  return (
    <details
      open={open || hasErrors}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      className="group min-w-0 rounded-lg border bg-card"
    >
      <summary className="flex cursor-pointer list-none items-center gap-2.5 rounded-lg px-4 py-3 hover:bg-muted/50 sm:px-5 [&::-webkit-details-marker]:hidden">
        <Icon className="size-4 shrink-0 text-muted-foreground" aria-hidden="true" />
        <span className="shrink-0 font-semibold">{title}</span>
        <span className="min-w-0 flex-1 truncate text-end text-sm text-muted-foreground group-open:invisible">{summary}</span>
        <ChevronRight
          className="size-4 shrink-0 text-muted-foreground transition-transform group-open:rotate-90 rtl:-scale-x-100"
          aria-hidden="true"
        />
      </summary>
      <fieldset className="min-w-0 space-y-4 px-4 pt-1 pb-4 sm:px-5 sm:pb-5">
        <legend className="sr-only">{title}</legend>
        {body}
      </fieldset>
    </details>
  );
}
