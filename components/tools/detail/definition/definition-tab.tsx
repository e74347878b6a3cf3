"use client";

import { Lightbulb } from "lucide-react";
import { type KeyboardEvent, useRef } from "react";
import { FunctionDefinition } from "#components/common/function-definition.tsx";
import { ParametersEditor } from "#components/common/parameters-editor/parameters-editor.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { useShortcuts } from "#components/shell/use-shortcuts.ts";
import { focusInvalid } from "#lib/client/focus-invalid.ts";
import { toProblem } from "#lib/client/to-problem.ts";
import type { FieldError } from "#lib/contracts/errors.ts";
import { useNameCheck } from "../../use-name-check.ts";
import { DefinitionFields } from "./definition-fields.tsx";
import { KeptDraftNote } from "./kept-draft.tsx";
import { Overtaken } from "./overtaken.tsx";
import { SaveBar } from "./save-bar.tsx";
import { adviseOn, findRefusals, type ToolWritten } from "./tool-draft.ts";
import type { ToolDraftState } from "./use-tool-draft.ts";

/** A tool's definition as it is written; beside it what an agent will be told. */
export function DefinitionTab({ state }: { state: ToolDraftState }) {
  const { can } = useStudio();
  const { opened, values, draft, change, save, isDirty, isSaving, isOvertaken, error } = state;
  const form = useRef<HTMLFormElement>(null);
  const taken = useNameCheck(values.name, opened) === "taken";
  const { parameters: refusedParameters, ...refusals } = findRefusals(draft);
  const refused = error === null ? [] : (toProblem(error).errors ?? []);
  const errors = { ...byName(refused), ...refusals, ...(taken ? { name: "another tool of this workspace has this name" } : {}) };
  const obstacle =
    refusedParameters !== undefined || Object.keys(refusals).length > 0 || taken ? "Mend what is marked above first." : undefined;
  useShortcuts([{ shortcut: "mod+s", run: () => form.current?.requestSubmit() }]);
  const mayWrite = can("tool:write");
  return (
    <form
      ref={form}
      noValidate
      aria-label="Definition"
      className="min-w-0 space-y-6"
      onKeyDown={keepEnter}
      onSubmit={(event) => {
        event.preventDefault();
        const maySave = isDirty && !isSaving && !isOvertaken && obstacle === undefined;
        // What is marked never came into the draft: a number that is none, a schema that is broken.
        if (maySave && !focusInvalid(form.current)) save();
      }}
    >
      {isOvertaken && <Overtaken key={state.present.version} state={state} />}
      <KeptDraftNote state={state} />
      <div className="grid min-w-0 gap-6 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
        <fieldset disabled={!mayWrite} className="min-w-0">
          <legend className="sr-only">Name, description and what it runs</legend>
          <DefinitionFields state={state} errors={errors} />
        </fieldset>
        <div className="flex min-w-0 flex-col gap-3 max-h-96 lg:max-h-[27rem]">
          <FunctionDefinition name={values.name} description={values.description} parameters={values.parameters} />
          <Advice values={values} />
        </div>
      </div>
      <div className="space-y-2 border-t pt-5">
        <h2 className="text-base font-semibold">Parameters</h2>
        <ParametersEditor
          value={values.parameters}
          onChange={mayWrite ? (parameters) => change("parameters", parameters) : undefined}
          label="Parameters"
          errors={refused.filter(({ path }) => path.replace(/^body\./, "").startsWith("parameters"))}
        />
      </div>
      {mayWrite ? (
        <SaveBar state={state} obstacle={obstacle} />
      ) : (
        <p className="text-sm text-muted-foreground">Your role may not change tools.</p>
      )}
    </form>
  );
}

/** Enter in a line of text is no wish to save: ⌘S and the button are. */
function keepEnter(event: KeyboardEvent): void {
  if (event.key === "Enter" && event.target instanceof HTMLInputElement) event.preventDefault();
}

function Advice({ values }: { values: ToolWritten }) {
  return (
    <ul aria-label="Advice" className="space-y-1.5 text-sm text-muted-foreground empty:hidden">
      {adviseOn(values).map((advice) => (
        <li key={advice} className="flex gap-2">
          <Lightbulb className="mt-0.5 size-4 shrink-0 text-warning" aria-hidden="true" />
          <span className="min-w-0 text-pretty break-words">{advice}</span>
        </li>
      ))}
    </ul>
  );
}

function byName(errors: readonly FieldError[]): Record<string, string> {
  return Object.fromEntries(
    [...errors].reverse().map(({ path, message }) => [path.replace(/^body\./, "").split(/[.[]/)[0] ?? "", message]),
  );
}
