"use client";

import { CodeEditor } from "#components/common/code-editor/code-editor.tsx";
import type { JsonEditorProps } from "#components/common/schema-form/schema-form.tsx";

/** The parameters as JSON, in the editor; ⌘↵ runs from within it, too. */
export function JsonField({ text, error, onChange }: JsonEditorProps) {
  return (
    <div className="space-y-2">
      <CodeEditor
        value={text}
        onChange={onChange}
        language="json"
        label="Parameters as JSON"
        height={380}
        invalid={error !== undefined}
        onRun={() => document.activeElement?.closest("form")?.requestSubmit()}
      />
      {error !== undefined && (
        <p role="alert" className="text-sm break-words text-destructive">
          {error}
        </p>
      )}
    </div>
  );
}
