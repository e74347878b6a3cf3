import { type FormEvent, useRef, useState } from "react";
import { exampleValue } from "#components/common/schema-form/example-value.ts";
import { type FormState, readState, startState } from "#components/common/schema-form/form-state.ts";
import { toFields } from "#components/common/schema-form/to-fields.ts";
import { useShortcuts } from "#components/shell/use-shortcuts.ts";
import { focusInvalid } from "#lib/client/focus-invalid.ts";
import type { Tool } from "#lib/contracts/tools.ts";
import { useToolRun } from "../run/use-tool-run.ts";

/** The form of a run, filled in from defaults and examples, and the run. */
export function useFirstRun(tool: Tool) {
  const fields = toFields(tool.parameters);
  const [state, setState] = useState<FormState>(() => startState(fields, exampleValue(fields ?? [])));
  const [tried, setTried] = useState(false);
  const [edited, setEdited] = useState(false);
  const { live, start } = useToolRun(tool.id);
  const form = useRef<HTMLFormElement>(null);
  const outcome = useRef<HTMLDivElement>(null);
  const { value, errors } = readState(fields, state);

  const run = async () => {
    setEdited(false);
    await start(value, undefined);
    requestAnimationFrame(() => outcome.current?.scrollIntoView({ block: "nearest" }));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (errors.length > 0) requestAnimationFrame(() => focusInvalid(form.current));
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
