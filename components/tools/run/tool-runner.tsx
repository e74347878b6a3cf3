"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useRef, useState } from "react";
import { type FormState, readState, startState } from "#components/common/schema-form/form-state.ts";
import { SchemaForm } from "#components/common/schema-form/schema-form.tsx";
import { toFields } from "#components/common/schema-form/to-fields.ts";
import { useStudio } from "#components/shell/studio-context.tsx";
import { useShortcuts } from "#components/shell/use-shortcuts.ts";
import { toProblem } from "#lib/client/to-problem.ts";
import { toolMutations } from "#lib/client/tools.ts";
import type { Tool } from "#lib/contracts/tools.ts";
import { RunBar } from "./run-bar.tsx";
import { RunOutcome } from "./run-outcome.tsx";

/** Fill in, run, read: the console of one tool. */
export function ToolRunner({ tool }: { tool: Tool }) {
  const { workspace } = useStudio();
  const fields = toFields(tool.parameters);
  const [state, setState] = useState<FormState>(() => startState(fields));
  const [tried, setTried] = useState(false);
  const [edited, setEdited] = useState(false);
  const run = useMutation(toolMutations.execute(useQueryClient(), workspace.slug, tool.id));
  const form = useRef<HTMLFormElement>(null);
  const outcome = useRef<HTMLElement>(null);

  const { value, errors } = readState(fields, state);
  const refused = run.error === null || edited ? [] : (toProblem(run.error).errors ?? []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (errors.length > 0) focusFirstError(form.current);
    if (errors.length > 0 || run.isPending) return;
    setEdited(false);
    run.mutate(value, { onError: () => focusFirstError(form.current), onSettled: () => reveal(outcome.current) });
  };
  const change = (next: FormState) => {
    setState(next);
    setEdited(true);
  };
  useShortcuts([{ shortcut: "mod+enter", run: () => form.current?.requestSubmit() }]);

  return (
    <div className="grid gap-6 lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
      <form ref={form} onSubmit={submit} noValidate aria-label={`Run ${tool.displayName}`} className="h-fit rounded-lg border bg-card">
        <div className="p-4 sm:p-5">
          <SchemaForm fields={fields} state={state} errors={[...(tried ? errors : []), ...refused]} onChange={change} />
        </div>
        <RunBar tool={tool} parameters={value} pending={run.isPending} />
      </form>
      <section
        ref={outcome}
        aria-label="Outcome"
        aria-live="polite"
        className="min-w-0 scroll-mt-20 self-start lg:sticky lg:top-6 lg:max-h-[calc(100dvh-3rem)] lg:overflow-y-auto"
      >
        <RunOutcome run={run} workspace={workspace.slug} toolId={tool.id} />
      </section>
    </div>
  );
}

/** After the next drawing, when the errors are there. */
function focusFirstError(form: HTMLFormElement | null): void {
  requestAnimationFrame(() => form?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
}

/** The outcome stands beside the form on wide screens, and below it on others. */
function reveal(outcome: HTMLElement | null): void {
  requestAnimationFrame(() => {
    const beside = window.matchMedia("(min-width: 64rem)").matches;
    outcome?.scrollIntoView({ block: beside ? "nearest" : "start", behavior: "smooth" });
  });
}
