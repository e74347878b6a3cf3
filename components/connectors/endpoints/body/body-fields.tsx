"use client";

import { FormField } from "#components/common/form-field.tsx";
import type { Parameter } from "#lib/contracts/parameters.ts";
import { bodyFields } from "../draft/body-fields.ts";
import { readValue } from "../draft/read-value.ts";
import { textOf } from "../draft/text-of.ts";
import { useEditor } from "../editor/editor-context.tsx";
import { ValueInput } from "../parameters/value-input.tsx";
import { FileInput } from "./file-input.tsx";

/** The fields of a form, each with what is sent for it; an object in a form with files is one of them. */
export function BodyFields({ hasFiles }: { hasFiles: boolean }) {
  const { draft } = useEditor();
  const fields = bodyFields(draft.definition.bodySchema);
  if (fields.length === 0) {
    return <p className="text-sm text-muted-foreground">Describe the fields of the form below; then they can be filled in here.</p>;
  }
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {fields.map((field) => (
        <Field key={field.name} field={field} isFile={hasFiles && field.type === "object"} />
      ))}
    </div>
  );
}

function Field({ field, isFile: takesFile }: { field: Parameter; isFile: boolean }) {
  const { draft, setValue } = useEditor();
  const text = textOf(draft.values, field.name);
  const onChange = (next: string) => setValue(field.name, next);
  if (takesFile) return <FileInput label={field.name} text={text} onChange={onChange} />;
  const read = text === "" ? undefined : readValue(field, text);
  const error = read !== undefined && "error" in read ? read.error : undefined;
  return (
    <FormField label={<bdi className="truncate font-mono text-xs">{field.name}</bdi>} error={error}>
      {(control) => (
        <div className="*:w-full">
          <ValueInput parameter={field} text={text} error={error} id={control.id} onChange={onChange} />
        </div>
      )}
    </FormField>
  );
}
