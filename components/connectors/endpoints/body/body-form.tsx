"use client";

import { useState } from "react";
import { CodeEditor } from "#components/common/code-editor/code-editor.tsx";
import type { FormField } from "#components/common/schema-form/form-field.ts";
import { type FormState, readState, startState } from "#components/common/schema-form/form-state.ts";
import { type JsonEditorProps, SchemaForm } from "#components/common/schema-form/schema-form.tsx";
import { readObject } from "../draft/read-object.ts";
import { useEditor } from "../editor/editor-context.tsx";

/** The body as a form made of its fields, or as JSON. What is sent is always the JSON. */
export function BodyForm({ fields }: { fields: FormField[] }) {
  const { draft, change } = useEditor();
  const [own, setOwn] = useState(() => ({ state: start(fields, draft.body), body: draft.body }));
  // A call of the history was filled in: the form follows.
  const state = own.body === draft.body ? own.state : start(fields, draft.body);
  const { errors } = readState(fields, state);
  const edit = (next: FormState) => {
    const { value } = readState(fields, next);
    const written = Object.keys(value).length === 0 ? "" : JSON.stringify(value, null, 2);
    const body = next.mode === "json" ? next.text : written;
    setOwn({ state: next, body });
    change({ ...draft, body });
  };
  return (
    <SchemaForm
      fields={fields}
      state={state}
      errors={errors.filter(({ message }) => message !== "is required")}
      onChange={edit}
      editor={BodyJson}
    />
  );
}

function BodyJson({ text, error, onChange }: JsonEditorProps) {
  return (
    <div className="space-y-2">
      <CodeEditor label="Body to send" language="json" height={200} value={text} onChange={onChange} invalid={error !== undefined} />
      <p role="status" className="text-sm text-destructive">
        {error}
      </p>
    </div>
  );
}

/** What the form cannot show is shown as the text that it is. */
function start(fields: FormField[], body: string): FormState {
  const value = readObject(body.trim() === "" ? "{}" : body);
  const isKnown = value !== null && Object.keys(value).every((name) => fields.some((field) => field.name === name));
  return isKnown ? startState(fields, value) : { ...startState(fields), mode: "json", text: body };
}
