"use client";

import { type ComponentType, useState } from "react";
import { FormField as Frame } from "#components/common/form-field.tsx";
import { Button } from "#components/ui/button.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { FieldError } from "#lib/contracts/errors.ts";
import { childPath } from "./child-path.ts";
import { ErrorsContext } from "./errors-context.tsx";
import { FieldInput } from "./field-input.tsx";
import type { FormField } from "./form-field.ts";
import { type FormState, ROOT, switchMode } from "./form-state.ts";

interface Props {
  fields: FormField[] | null;
  state: FormState;
  errors: readonly FieldError[];
  onChange: (state: FormState) => void;
  /** Edits JSON; a text area where absent. */
  editor?: ComponentType<JsonEditorProps> | undefined;
}

export interface JsonEditorProps {
  text: string;
  error: string | undefined;
  onChange: (text: string) => void;
}

/** A form made from parameters, or the same as JSON. Sits inside a form element of its user. */
export function SchemaForm({ fields, state, errors, onChange, editor: Editor = JsonEditor }: Props) {
  const [refusal, setRefusal] = useState<string>();
  const byPath = new Map([...errors].reverse().map(({ path, message }) => [path, message]));
  const toggle = () => {
    const next = fields === null ? state : switchMode(fields, state);
    if ("error" in next) return setRefusal(next.error);
    setRefusal(undefined);
    onChange(next);
  };
  const change = (next: FormState) => {
    setRefusal(undefined);
    onChange(next);
  };
  return (
    <ErrorsContext value={byPath}>
      <div className="space-y-5">
        <div className="flex items-center justify-between gap-2">
          <h2 className="text-sm font-semibold">Parameters</h2>
          {fields !== null && fields.length > 0 && (
            <Button type="button" variant="ghost" size="xs" onClick={toggle}>
              {state.mode === "form" ? "Edit as JSON" : "Back to the form"}
            </Button>
          )}
        </div>
        {state.mode === "json" ? (
          <Editor text={state.text} error={refusal ?? byPath.get(ROOT)} onChange={(text) => change({ ...state, text })} />
        ) : (
          <FormInputs fields={fields ?? []} state={state} onChange={change} />
        )}
      </div>
    </ErrorsContext>
  );
}

function FormInputs({ fields, state, onChange }: { fields: FormField[]; state: FormState; onChange: (state: FormState) => void }) {
  if (fields.length === 0) return <p className="text-sm text-muted-foreground">It takes no parameters.</p>;
  return fields.map((field) => (
    <FieldInput
      key={field.name}
      field={field}
      draft={state.drafts[field.name] ?? ""}
      path={childPath(ROOT, field.name)}
      onChange={(draft) => onChange({ ...state, drafts: { ...state.drafts, [field.name]: draft } })}
    />
  ));
}

function JsonEditor({ text, error, onChange }: JsonEditorProps) {
  return (
    <Frame label={<span className="sr-only">Parameters as JSON</span>} error={error}>
      {(control) => (
        <Textarea
          {...control}
          className="min-h-48 font-mono text-xs/5 md:text-xs/5"
          spellCheck={false}
          value={text}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Frame>
  );
}
