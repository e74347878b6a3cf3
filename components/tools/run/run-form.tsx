"use client";

import { type FormEvent, useRef, useState } from "react";
import { readState } from "#components/common/schema-form/form-state.ts";
import { SchemaForm } from "#components/common/schema-form/schema-form.tsx";
import { toFields } from "#components/common/schema-form/to-fields.ts";
import { useShortcuts } from "#components/shell/use-shortcuts.ts";
import { focusInvalid } from "#lib/client/focus-invalid.ts";
import type { LiveRun } from "#lib/client/use-run.ts";
import type { Parameters } from "#lib/contracts/parameters.ts";
import type { Tool } from "#lib/contracts/tools.ts";
import { enteredState } from "./entered-state.ts";
import { RunBar } from "./run-bar.tsx";
import { RunOutcome } from "./run-outcome.tsx";
import type { ToolRun } from "./use-tool-run.ts";

interface Props {
  tool: Tool;
  run: ToolRun;
  parameters: Parameters;
  /** The current one where absent. */
  version?: number;
}

const NOTHING_YET: LiveRun = { state: "idle", lines: [] };

/** The inputs of a tool, and beside them what comes of a run while it goes on. */
export function RunForm({ tool, run, parameters, version }: Props) {
  const fields = toFields(parameters);
  const state = enteredState(parameters, fields, run.entered);
  const [tried, setTried] = useState(false);
  const [edited, setEdited] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const outcome = useRef<HTMLElement>(null);

  const isMine = run.ran === version;
  const { value, errors } = readState(fields, state);
  const refused = edited || !isMine ? [] : (run.live.problem?.errors ?? []);
  const start = async () => {
    const ended = await run.start(value, version);
    if (ended.state === "failed") requestAnimationFrame(() => focusInvalid(form.current));
    reveal(outcome.current);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (errors.length > 0) requestAnimationFrame(() => focusInvalid(form.current));
    if (errors.length > 0 || run.live.isActive) return;
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
              run.enter(parameters, next);
              setEdited(true);
            }}
          />
        </div>
        <RunBar tool={tool} call={{ parameters: value, ...(version === undefined ? {} : { version }) }} live={run.live} />
      </form>
      <section
        ref={outcome}
        aria-label="Outcome"
        aria-live="polite"
        className="min-w-0 scroll-mt-20 self-start lg:sticky lg:top-6 lg:max-h-[calc(100dvh-3rem)] lg:overflow-y-auto"
      >
        <RunOutcome
          run={isMine ? run.live : NOTHING_YET}
          toolId={tool.id}
          nothing="The result, the console output and any error of a run appear here. Every run is kept in the log."
        />
      </section>
    </div>
  );
}

/** The outcome stands beside the form on wide screens, and below it on others. */
function reveal(outcome: HTMLElement | null): void {
  requestAnimationFrame(() => {
    const beside = window.matchMedia("(min-width: 64rem)").matches;
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    outcome?.scrollIntoView({ block: beside ? "nearest" : "start", behavior: still ? "instant" : "smooth" });
  });
}
