import { useState } from "react";
import { CodeEditor } from "#components/common/code-editor/code-editor.tsx";
import { TextField } from "#components/common/text-field.tsx";
import type { Json, JsonObject } from "#lib/contracts/json.ts";
import type { OperationProps } from "./operation-editor.tsx";

export function CustomFields({ operation, onChange, readOnly, error }: OperationProps<"custom">) {
  const [text, setText] = useState(() => JSON.stringify(operation.options, null, 2));
  const change = (next: string) => {
    setText(next);
    const options = readOptions(next);
    if (options !== null) onChange({ options });
  };
  return (
    <div className="min-w-0 space-y-4">
      <TextField
        label="Operation"
        hint="Given to the adapter of the connector."
        value={operation.name}
        readOnly={readOnly}
        error={operation.name === "" ? undefined : error}
        onChange={(event) => onChange({ name: event.target.value })}
      />
      <div className="space-y-2">
        <h2 className="text-sm font-medium">Options for the adapter</h2>
        <CodeEditor
          label="Options for the adapter"
          language="json"
          height={120}
          value={text}
          invalid={readOptions(text) === null}
          {...(readOnly ? { readOnly } : { onChange: change })}
        />
      </div>
    </div>
  );
}

function readOptions(text: string): JsonObject | null {
  try {
    const value = JSON.parse(text) as Json;
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    // Half an object, while it is written.
    return null;
  }
}
