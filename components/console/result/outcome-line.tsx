import type { ReactNode } from "react";

interface Props {
  children: ReactNode;
  /** At the end of the line. */
  actions?: ReactNode;
}

/** The first line of every outcome: as high in each state, so that nothing jumps. */
export function OutcomeLine({ children, actions }: Props) {
  return (
    <div className="flex min-h-8 flex-wrap items-center justify-between gap-x-3 gap-y-1">
      <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1 text-sm">{children}</div>
      {actions !== undefined && <div className="flex shrink-0 items-center gap-1">{actions}</div>}
    </div>
  );
}
