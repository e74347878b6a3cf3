import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useRef, useState } from "react";
import { exampleValue } from "#components/common/schema-form/example-value.ts";
import { type FormState, readState, startState } from "#components/common/schema-form/form-state.ts";
import { toFields } from "#components/common/schema-form/to-fields.ts";
import { useStudio } from "#components/shell/studio-context.tsx";
import { useShortcuts } from "#components/shell/use-shortcuts.ts";
import { toolQueries } from "#lib/client/tools.ts";
import { useRun } from "#lib/client/use-run.ts";
import { toolOperations } from "#lib/contracts/operations/tools.ts";
import type { Tool } from "#lib/contracts/tools.ts";

/** The form of a run, filled in from defaults and examples, and the run. */
export function useFirstRun(tool: Tool) {
  const { workspace } = useStudio();
  const client = useQueryClient();
  const fields = toFields(tool.parameters);
  const [state, setState] = useState<FormState>(() => startState(fields, exampleValue(fields ?? [])));
  const [tried, setTried] = useState(false);
  const [edited, setEdited] = useState(false);
  const live = useRun();
  const form = useRef<HTMLFormElement>(null);
  const outcome = useRef<HTMLDivElement>(null);
  const { value, errors } = readState(fields, state);

  const run = async () => {
    setEdited(false);
    await live.run(toolOperations.execute, { workspace: workspace.slug, params: { id: tool.id }, body: { parameters: value } });
    requestAnimationFrame(() => outcome.current?.scrollIntoView({ block: "nearest" }));
    void client.invalidateQueries({ queryKey: toolQueries.all(workspace.slug) });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (errors.length > 0) requestAnimationFrame(() => form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
    else if (!live.isActive) void run();
  };
  useShortcuts([{ shortcut: "mod+enter", run: () => form.current?.requestSubmit() }]);
  const change = (next: FormState) => {
    setState(next);
    setEdited(true);
  };
  const refused = edited ? [] : (live.problem?.errors ?? []);
  return { fields, state, change, value, errors: [...(tried ? errors : []), ...refused], live, form, outcome, submit };
}
