"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useRef, useState } from "react";
import { type FormState, readState, startState } from "#components/common/schema-form/form-state.ts";
import { SchemaForm } from "#components/common/schema-form/schema-form.tsx";
import { toFields } from "#components/common/schema-form/to-fields.ts";
import { useStudio } from "#components/shell/studio-context.tsx";
import { useShortcuts } from "#components/shell/use-shortcuts.ts";
import { toolQueries } from "#lib/client/tools.ts";
import { useRun } from "#lib/client/use-run.ts";
import { toolOperations } from "#lib/contracts/operations/tools.ts";
import type { Parameters } from "#lib/contracts/parameters.ts";
import type { Tool } from "#lib/contracts/tools.ts";
import { RunBar } from "./run-bar.tsx";
import { RunOutcome } from "./run-outcome.tsx";

interface Props {
  tool: Tool;
  parameters: Parameters;
  /** The current one where absent. */
  version?: number;
}

/** The inputs of a tool, and beside them what comes of a run while it goes on. */
export function RunForm({ tool, parameters, version }: Props) {
  const { workspace } = useStudio();
  const client = useQueryClient();
  const fields = toFields(parameters);
  const [state, setState] = useState<FormState>(() => startState(fields));
  const [tried, setTried] = useState(false);
  const [edited, setEdited] = useState(false);
  const run = useRun();
  const form = useRef<HTMLFormElement>(null);
  const outcome = useRef<HTMLElement>(null);

  const { value, errors } = readState(fields, state);
  const refused = edited ? [] : (run.problem?.errors ?? []);
  const start = async () => {
    const body = { parameters: value, ...(version === undefined ? {} : { version }) };
    const ended = await run.run(toolOperations.execute, { workspace: workspace.slug, params: { id: tool.id }, body });
    // A failed run has changed the log and the counters too; nobody waits for them.
    void client.invalidateQueries({ queryKey: toolQueries.all(workspace.slug) });
    if (ended.state === "failed") focusFirstError(form.current);
    reveal(outcome.current);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (errors.length > 0) focusFirstError(form.current);
    if (errors.length > 0 || run.isActive) return;
    setEdited(false);
    void start();
  };
  useShortcuts([{ shortcut: "mod+enter", run: () => form.current?.requestSubmit() }]);

  return (
    <div className="grid gap-6 lg:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
      <form ref={form} onSubmit={submit} noValidate aria-label={`Run ${tool.displayName}`} className="h-fit rounded-lg border bg-card">
        <div className="p-4 sm:p-5">
          <SchemaForm
            fields={fields}
            state={state}
            errors={[...(tried ? errors : []), ...refused]}
            onChange={(next) => {
              setState(next);
              setEdited(true);
            }}
          />
        </div>
        <RunBar tool={tool} parameters={value} pending={run.isActive} onCancel={run.cancel} />
      </form>
      <section
        ref={outcome}
        aria-label="Outcome"
        aria-live="polite"
        className="min-w-0 scroll-mt-20 self-start lg:sticky lg:top-6 lg:max-h-[calc(100dvh-3rem)] lg:overflow-y-auto"
      >
        <RunOutcome run={run} toolId={tool.id} />
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
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    outcome?.scrollIntoView({ block: beside ? "nearest" : "start", behavior: still ? "instant" : "smooth" });
  });
}
