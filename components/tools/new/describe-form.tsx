"use client";

import { type FormEvent, type ReactNode, useRef, useState } from "react";
import { FormProblem } from "#components/common/form-problem.tsx";
import { FunctionDefinition } from "#components/common/function-definition.tsx";
import { LinesField } from "#components/common/lines-field.tsx";
import { ParametersEditor } from "#components/common/parameters-editor/parameters-editor.tsx";
import { SubmitButton } from "#components/common/submit-button.tsx";
import { TextField } from "#components/common/text-field.tsx";
import { TagsField } from "#components/tools/detail/definition/tags-field.tsx";
import { byField } from "#lib/client/field-errors.ts";
import { focusInvalid } from "#lib/client/focus-invalid.ts";
import { toName } from "#lib/client/to-name.ts";
import { toProblem } from "#lib/client/to-problem.ts";
import { useNameCheck } from "../use-name-check.ts";
import { type NewToolDraft, problemsOf } from "./tool-draft.ts";

type Errors = Partial<Record<string, string>>;

interface Props {
  draft: NewToolDraft;
  onChange: (patch: Partial<NewToolDraft>) => void;
  /** What the tool runs: shown above, or written there. */
  children: (errors: Errors) => ReactNode;
  pending: boolean;
  error: unknown;
  onSubmit: () => void;
}

/** Title, name, description and parameters, beside what an agent will see of them. */
export function DescribeForm({ draft, onChange, children, pending, error, onSubmit }: Props) {
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const check = useNameCheck(draft.name);
  const found = problemsOf(draft);
  const refused = error === null ? {} : byField(toProblem(error).errors);
  const errors: Errors = { ...refused, ...(tried ? found : {}) };
  if (check === "taken") errors["name"] = `Another tool is named ${draft.name}`;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const isReady = Object.keys(found).length === 0 && check !== "taken";
    if (!isReady) requestAnimationFrame(() => focusInvalid(form.current));
    // What is marked already never came into the draft: a number that is none, a schema that is broken.
    else if (!focusInvalid(form.current) && !pending) onSubmit();
  };
  return (
    <form ref={form} onSubmit={submit} noValidate aria-label="New tool" className="grid gap-6 xl:grid-cols-[minmax(0,7fr)_minmax(0,4fr)]">
      <div className="min-w-0 space-y-6">
        {children(errors)}
        <Names draft={draft} onChange={onChange} errors={errors} isFree={check === "free"} />
        <section className="space-y-3">
          <h2 className="text-base font-semibold">Parameters</h2>
          <ParametersEditor
            value={draft.parameters}
            onChange={(parameters) => onChange({ parameters })}
            label="Parameters"
            errors={error === null ? [] : (toProblem(error).errors ?? [])}
          />
        </section>
        <FormProblem error={error} />
        <div className="flex justify-end border-t pt-4">
          <SubmitButton pending={pending}>{pending ? "Making it" : "Make it and try it"}</SubmitButton>
        </div>
      </div>
      <aside className="min-w-0 xl:sticky xl:top-6 xl:flex xl:max-h-[calc(100dvh-3rem)] xl:flex-col xl:self-start">
        <FunctionDefinition name={draft.name || "name"} description={draft.description} parameters={draft.parameters} />
      </aside>
    </form>
  );
}

interface NamesProps extends Pick<Props, "draft" | "onChange"> {
  errors: Errors;
  isFree: boolean;
}

/** A name that nobody has chosen follows the title. */
function Names({ draft, onChange, errors, isFree }: NamesProps) {
  const follows = draft.name === toName(draft.displayName);
  return (
    <div className="grid gap-x-5 gap-y-4 sm:grid-cols-2">
      <TextField
        label="Title"
        value={draft.displayName}
        onChange={({ target }) => onChange({ displayName: target.value, ...(follows ? { name: toName(target.value) } : {}) })}
        error={errors["displayName"]}
        maxLength={200}
      />
      <TextField
        label="Name"
        value={draft.name}
        onChange={({ target }) => onChange({ name: target.value })}
        error={errors["name"]}
        hint={isFree ? "No other tool has this name" : "What scripts and agents call it by"}
        className="font-mono"
        maxLength={64}
        autoCapitalize="none"
        spellCheck={false}
      />
      <div className="sm:col-span-2">
        <LinesField
          label="Description"
          value={draft.description}
          onChange={({ target }) => onChange({ description: target.value })}
          error={errors["description"]}
          hint="Agents choose by it: what it does, when to use it, what comes back."
          className="min-h-20 font-sans text-sm md:text-sm"
          spellCheck
        />
      </div>
      <div className="sm:col-span-2">
        <TagsField tags={draft.tags} onChange={(tags) => onChange({ tags })} error={errors["tags"]} />
      </div>
    </div>
  );
}
