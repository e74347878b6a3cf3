import type { ReactNode } from "react";
import type { ConsoleSubject } from "#lib/client/console.ts";
import { SubjectPicker } from "./subject-picker.tsx";

interface Props {
  subject?: ConsoleSubject;
  /** Beside what was chosen. */
  actions?: ReactNode;
  children: ReactNode;
}

/** The line above the panes: what is run, and what can be done with it. */
export function ConsoleFrame({ subject, actions, children }: Props) {
  return (
    <>
      <header className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-2">
        <h1 className="text-xl font-semibold tracking-tight">Console</h1>
        <SubjectPicker subject={subject} />
        {actions !== undefined && <div className="flex flex-wrap items-center gap-1.5 sm:gap-2 lg:ms-auto">{actions}</div>}
      </header>
      {children}
    </>
  );
}
