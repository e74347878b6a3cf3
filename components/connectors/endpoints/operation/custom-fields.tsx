import { useState } from "react";
import { CodeEditor } from "#components/common/code-editor/code-editor.tsx";
import { TextField } from "#components/common/text-field.tsx";
import { readObject } from "../draft/read-object.ts";
import type { OperationProps } from "./operation-editor.tsx";

export function CustomFields({ operation, onChange, readOnly, error }: OperationProps<"custom">) {
  const [text, setText] = useState(() => JSON.stringify(operation.options, null, 2));
  const change = (next: string) => {
    setText(next);
    const options = readObject(next);
    if (options !== null) onChange({ options });
  };
  const isBroken = readObject(text) === null;
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
          invalid={isBroken}
          {...(readOnly ? { readOnly } : { onChange: change })}
        />
        <p role="status" className="text-sm text-destructive">
          {isBroken ? "This is not a JSON object yet: the options stay as they were." : ""}
        </p>
      </div>
    </div>
  );
}
