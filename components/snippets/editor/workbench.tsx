"use client";

import dynamic from "next/dynamic";
import { type ReactNode, useRef } from "react";
import { CodeEditor } from "#components/common/code-editor/code-editor.tsx";
import { FormProblem } from "#components/common/form-problem.tsx";
import { Split } from "#components/common/split.tsx";
import { Wide } from "#components/common/wide.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { useShortcuts } from "#components/shell/use-shortcuts.ts";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { toProblem } from "#lib/client/to-problem.ts";
import type { SnippetView } from "#lib/contracts/snippets.ts";
import type { SnippetDraft } from "../snippet-draft.ts";
import { errorAt } from "./draft-errors.ts";
import { SidePanel } from "./side-panel.tsx";
import { useCodeTypes } from "./use-code-types.ts";
import { usePythonCompletions } from "./use-python-completions.ts";
import { useWorkbench } from "./use-workbench.ts";
import { WorkbenchHeader } from "./workbench-header.tsx";

// What draws results is large, and there is none before the first run.
const OutcomePanel = dynamic(() => import("./outcome-panel.tsx").then((module) => module.OutcomePanel), {
  ssr: false,
  loading: () => <Skeleton className="h-full min-h-40 w-full" />,
});

export interface WorkbenchProps {
  draft: SnippetDraft;
  onChange: (draft: SnippetDraft) => void;
  /** As it was opened; absent while it is not saved. */
  snippet?: SnippetView;
  isDirty: boolean;
  isSaving: boolean;
  refusal: { error: unknown; draft: SnippetDraft } | undefined;
  onSave: (draft: SnippetDraft) => void;
  onRestored?: () => void;
  /** Something that has to be said first. */
  banner?: ReactNode;
  menu?: ReactNode;
}

/** The editor of a snippet: the code, what runs it, what came of it, and everything else about it at the side. */
export function Workbench(props: WorkbenchProps) {
  const { draft, onChange, snippet, isSaving, isDirty, refusal, onSave, banner, menu } = props;
  const { can } = useStudio();
  const outcome = useRef<HTMLElement>(null);
  const bench = useWorkbench({ draft, id: snippet?.id, refusal, onSave, reveal: () => reveal(outcome.current) });
  const readOnly = !can("snippet:write");
  const mayRun = can("snippet:run");
  const change = readOnly ? undefined : onChange;
  const nothingToSave = snippet !== undefined && !isDirty;
  const save = () => void (readOnly || isSaving || nothingToSave || bench.save());
  const run = () => void (mayRun && bench.start());
  const libs = useCodeTypes(draft);
  usePythonCompletions(draft);
  useShortcuts([
    { shortcut: "mod+enter", run },
    { shortcut: "mod+s", run: save },
  ]);
  return (
    <Wide className="flex flex-col gap-4 lg:h-[calc(100dvh-3rem)] lg:min-h-144">
      <WorkbenchHeader
        draft={draft}
        onChange={change}
        snippet={snippet}
        titleError={errorAt(bench.errors, "displayName")}
        isDirty={isDirty}
        isSaving={isSaving}
        isRunning={bench.run.live.isActive}
        onSave={readOnly ? undefined : save}
        onRun={mayRun ? run : undefined}
        onCancel={bench.run.live.cancel}
        menu={menu}
      />
      {banner}
      {refusal !== undefined && stands(refusal, draft) && <FormProblem error={refusal.error} />}
      <Split
        id="snippet"
        initial={60}
        minLeft={35}
        minRight={22}
        className="min-h-0 flex-1"
        left={
          <div className="flex min-w-0 flex-col gap-4 lg:h-full">
            <div className="flex min-h-0 flex-col max-lg:h-96 lg:flex-1">
              <CodeEditor
                label="Code"
                value={draft.code}
                language={draft.language}
                height="fill"
                readOnly={readOnly}
                libs={libs}
                markers={bench.run.markers}
                onRun={run}
                invalid={errorAt(bench.errors, "code") !== undefined}
                {...(change === undefined ? {} : { onChange: (code: string) => change({ ...draft, code }) })}
              />
              <CodeProblem message={errorAt(bench.errors, "code")} />
            </div>
            <section ref={outcome} aria-label="Outcome" className="min-w-0 scroll-mt-20 lg:h-[38%] lg:shrink-0 lg:overflow-y-auto">
              <h2 className="sr-only">Outcome</h2>
              <OutcomePanel run={bench.run.live} />
            </section>
          </div>
        }
        right={<SidePanel bench={bench} draft={draft} onChange={change} snippet={snippet} onRun={run} onRestored={props.onRestored} />}
      />
    </Wide>
  );
}

function CodeProblem({ message }: { message: string | undefined }) {
  if (message === undefined) return null;
  return (
    <p role="alert" className="pt-2 text-sm text-destructive">
      The code: {message}
    </p>
  );
}

/** What was refused of the draft itself may be mended by now; that it is not saved is true until it is. */
function stands({ error, draft: refused }: { error: unknown; draft: SnippetDraft }, draft: SnippetDraft): boolean {
  return refused === draft || toProblem(error).errors === undefined;
}

/** Below the code on narrow screens, where it may be out of sight. */
function reveal(outcome: HTMLElement | null): void {
  if (window.matchMedia("(min-width: 64rem)").matches) return;
  requestAnimationFrame(() => outcome?.scrollIntoView({ block: "start" }));
}
