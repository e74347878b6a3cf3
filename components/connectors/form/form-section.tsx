import { type ReactNode, useId } from "react";

interface Props {
  title: string;
  description?: string;
  /** Folded until somebody wants it. */
  folded?: boolean;
  /** Opened for somebody, because there is something to mend in it. */
  opened?: boolean;
  children: ReactNode;
}

/** Fields that belong together. Folded ones stay in the form, so that their values are sent. */
export function FormSection({ title, description, folded = false, opened = false, children }: Props) {
  const id = useId();
  const body = (
    <>
      {description !== undefined && <p className="text-sm text-muted-foreground">{description}</p>}
      <div className="grid gap-5 sm:grid-cols-2">{children}</div>
    </>
  );
  if (!folded) {
    return (
      <fieldset aria-labelledby={id} className="space-y-4 rounded-lg border bg-card p-4 sm:p-5">
        <h2 id={id} className="font-semibold">
          {title}
        </h2>
        {body}
      </fieldset>
    );
  }
  return (
    <details open={opened || undefined} className="group rounded-lg border bg-card">
      <summary className="cursor-pointer px-4 py-3 font-semibold sm:px-5">{title}</summary>
      <fieldset className="space-y-4 px-4 pb-4 sm:px-5 sm:pb-5">
        <legend className="sr-only">{title}</legend>
        {body}
      </fieldset>
    </details>
  );
}
