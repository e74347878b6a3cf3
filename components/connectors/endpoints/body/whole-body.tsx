"use client";

import type { CodeEditorProps } from "#components/common/code-editor/code-editor.tsx";
import { CodeEditor } from "#components/common/code-editor/code-editor.tsx";
import { toFields } from "#components/common/schema-form/to-fields.ts";
import { useEditor } from "../editor/editor-context.tsx";
import { BodyForm } from "./body-form.tsx";
import { FileInput } from "./file-input.tsx";

const LANGUAGES: Partial<Record<string, CodeEditorProps["language"]>> = { json: "json", xml: "xml" };

/** A body that is one text, or the bytes of a file. */
export function WholeBody({ isJson }: { isJson: boolean }) {
  const { draft, change } = useEditor();
  const { operation, bodyType, bodySchema } = draft.definition;
  const fields = isJson && bodySchema !== null ? toFields(bodySchema) : null;
  const label = operation === null ? "Body to send" : operation.kind === "graphql" ? "Variables" : "Message";
  if (bodyType === "binary" && operation === null) {
    return <FileInput label="File to send" text={draft.body} onChange={(body) => change({ ...draft, body })} />;
  }
  if (fields !== null && fields.length > 0) return <BodyForm key={JSON.stringify(bodySchema)} fields={fields} />;
  return (
    <div className="space-y-2">
      <h2 className="text-sm font-medium">{label}</h2>
      <CodeEditor
        label={label}
        language={isJson ? "json" : (LANGUAGES[bodyType] ?? "plaintext")}
        height={200}
        value={draft.body}
        onChange={(body) => change({ ...draft, body })}
      />
    </div>
  );
}
