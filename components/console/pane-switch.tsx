"use client";

import { Button } from "#components/ui/button.tsx";
import type { ConsoleView } from "#lib/client/console-view.ts";
import type { WorkbenchState } from "./use-workbench.ts";

const PANES: Record<ConsoleView["pane"], string> = { history: "History", form: "Parameters", result: "Result" };

/** Which of the panes a narrow screen shows. */
export function PaneSwitch({ bench: { view, go } }: { bench: WorkbenchState }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a frame and want a legend.
    <div role="group" aria-label="Panes" className="grid grid-cols-3 gap-1 rounded-lg bg-muted p-1 lg:hidden">
      {Object.entries(PANES).map(([pane, label]) => (
        <Button
          key={pane}
          type="button"
          variant="ghost"
          size="sm"
          aria-pressed={view.pane === pane}
          className="aria-pressed:bg-background aria-pressed:shadow-sm"
          onClick={() => go(pane === "form" ? { pane: undefined, compare: undefined } : { pane })}
        >
          {label}
        </Button>
      ))}
    </div>
  );
}
