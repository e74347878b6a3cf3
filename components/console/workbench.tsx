"use client";

import { Split } from "#components/common/split.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { useShortcuts } from "#components/shell/use-shortcuts.ts";
import { cn } from "#components/ui/cn.ts";
import type { ConsoleSubject } from "#lib/client/console.ts";
import type { ConsoleView } from "#lib/client/console-view.ts";
import { CompareView } from "./compare/compare-view.tsx";
import { ConsoleActions } from "./console-actions.tsx";
import { ConsoleFrame } from "./console-frame.tsx";
import { FormPane } from "./form-pane.tsx";
import { HistoryPane } from "./history/history-pane.tsx";
import { PaneSwitch } from "./pane-switch.tsx";
import { ResultPane } from "./result/result-pane.tsx";
import { useWorkbench, type WorkbenchState } from "./use-workbench.ts";

/** History, form and result side by side; on narrow screens one of them at a time. */
export function Workbench({ subject, version }: { subject: ConsoleSubject; version?: number }) {
  const { can } = useStudio();
  const bench = useWorkbench(subject, version);
  const { view } = bench;
  useShortcuts([{ shortcut: "mod+enter", run: () => bench.formRef.current?.requestSubmit() }]);
  const isComparing = view.compare !== undefined && view.execution !== undefined;
  return (
    <ConsoleFrame subject={subject} actions={<ConsoleActions bench={bench} />}>
      <PaneSwitch bench={bench} />
      <div className="min-h-0 flex-1 gap-4 lg:grid lg:grid-cols-[16.5rem_minmax(0,1fr)] lg:grid-rows-[minmax(0,1fr)]">
        <div className={cn("min-h-0", hiddenUnless("history", view.pane))}>
          {can("execution:read") ? <HistoryPane bench={bench} /> : <NoHistory />}
        </div>
        {isComparing ? (
          <div className={cn("min-h-0 min-w-0", hiddenUnless("result", view.pane))}>
            <CompareView key={`${view.execution} ${view.compare}`} bench={bench} />
          </div>
        ) : (
          <FormAndResult bench={bench} />
        )}
      </div>
    </ConsoleFrame>
  );
}

function FormAndResult({ bench }: { bench: WorkbenchState }) {
  return (
    <Split
      id="console"
      className="max-lg:gap-0 lg:h-full"
      initial={42}
      left={
        <div className={cn("lg:h-full", hiddenUnless("form", bench.view.pane))}>
          <FormPane bench={bench} />
        </div>
      }
      right={
        <div className={cn("lg:h-full", hiddenUnless("result", bench.view.pane))}>
          <ResultPane bench={bench} />
        </div>
      }
    />
  );
}

function hiddenUnless(pane: ConsoleView["pane"], shown: ConsoleView["pane"]): string | undefined {
  return pane === shown ? undefined : "max-lg:hidden";
}

function NoHistory() {
  return <p className="rounded-lg border border-dashed p-4 text-sm text-muted-foreground">Your role may not read the log.</p>;
}
