import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useStudio } from "#components/shell/studio-context.tsx";
import { afterRun } from "#lib/client/after-run.ts";
import type { ConsoleSubject } from "#lib/client/console.ts";
import { CONSOLE_SUBJECTS } from "#lib/client/console-subjects.ts";
import { focusInvalid } from "#lib/client/focus-invalid.ts";
import { useRun } from "#lib/client/use-run.ts";
import { useConsole } from "./use-console.ts";
import { exampleKey, runKey, useLoaded } from "./use-loaded.ts";
import { useRunState } from "./use-run-state.ts";

/** One thing to run: what is entered for it, the run that goes on, and what was loaded from before. */
export function useWorkbench(subject: ConsoleSubject, version: number | undefined) {
  const { workspace, can } = useStudio();
  const { view, go } = useConsole();
  const client = useQueryClient();
  const run = useRun();
  const { execution, examples, loaded } = useLoaded(subject);
  const entered = useRunState(subject.parameters, loaded);
  const [tried, setTried] = useState(false);
  const [edited, setEdited] = useState(false);
  const formRef = useRef<HTMLFormElement>(null);
  // For a run that ends when somebody has left the screen.
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);

  const start = async () => {
    if (run.isActive || obstacle !== null) return;
    setTried(true);
    if (entered.errors.length > 0) {
      go({ pane: undefined });
      return focusFirstError(formRef.current);
    }
    setEdited(false);
    go({ execution: undefined, example: undefined, compare: undefined, pane: "result" });
    const body = { parameters: entered.value, ...(version === undefined ? {} : { version }) };
    const ended = await run.run(CONSOLE_SUBJECTS[subject.kind].execute, { workspace: workspace.slug, params: { id: subject.id }, body });
    afterRun(client, workspace.slug);
    // Whoever looks at something else by now is not taken away from it: the history has this run, too.
    if (!isHere.current || namesRun()) return;
    if (ended.state === "failed") focusFirstError(formRef.current);
    if (ended.executionId === undefined || ended.state === "cancelled") return;
    entered.setLoadedKey(runKey(ended.executionId));
    go({ execution: ended.executionId }, "push");
  };
  const change: typeof entered.change = (state) => {
    setEdited(true);
    entered.change(state);
  };
  /** Brings back what an earlier run was given and what it gave, or what an example holds. A run that goes on is left to go on. */
  const load = (what: { execution: string } | { example: string }) => {
    if (loaded?.key === ("execution" in what ? runKey(what.execution) : exampleKey(what.example))) entered.setLoadedKey("");
    setTried(false);
    if (!run.isActive) run.reset();
    go({ execution: undefined, example: undefined, compare: undefined, pane: undefined, ...what }, "push");
  };
  const obstacle = whyNot(subject, can(CONSOLE_SUBJECTS[subject.kind].run));
  const refused = edited ? [] : (run.problem?.errors ?? []);
  const errors = [...(tried ? entered.errors : []), ...refused];
  const showsRun = run.state !== "idle" && (view.execution === undefined || view.execution === run.executionId);
  return { subject, version, run, showsRun, entered, errors, change, start, load, obstacle, formRef, execution, examples, go, view };
}

export type WorkbenchState = ReturnType<typeof useWorkbench>;

/** By the address itself, which what is drawn follows a moment later. */
function namesRun(): boolean {
  return new URLSearchParams(window.location.search).has("execution");
}

function whyNot(subject: ConsoleSubject, allowed: boolean): string | null {
  if (!allowed) return `Your role may not run ${CONSOLE_SUBJECTS[subject.kind].plural.toLowerCase()}.`;
  return subject.enabled ? null : "This tool is switched off.";
}

/** After the next drawing, when the errors are there. */
function focusFirstError(form: HTMLFormElement | null): void {
  requestAnimationFrame(() => focusInvalid(form));
}
