import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

interface Props {
  icon: LucideIcon;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}

/** Says why there is nothing here, and what to do about it. */
export function EmptyState({ icon: Icon, title, children, action }: Props) {
  return (
    <div className="flex flex-col items-center gap-4 rounded-lg border border-dashed px-4 py-12 text-center sm:px-8">
      <span className="grid size-11 place-items-center rounded-lg bg-tint text-primary">
        <Icon className="size-5" aria-hidden="true" />
      </span>
      <div className="space-y-1">
        <h2 className="font-semibold">{title}</h2>
        {children !== undefined && <div className="mx-auto max-w-md text-sm text-pretty text-muted-foreground">{children}</div>}
      </div>
      {action}
    </div>
  );
}
