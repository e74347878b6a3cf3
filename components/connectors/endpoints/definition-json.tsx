"use client";

import { useState } from "react";
import { CodeEditor } from "#components/common/code-editor/code-editor.tsx";
import { EndpointDefinition } from "#lib/contracts/endpoints.ts";
import { useEditor } from "./editor/editor-context.tsx";

/** All that a version freezes, as JSON, for those who would rather write it. What is not yet an endpoint stays in the editor alone. */
export function DefinitionJson() {
  const { draft, change, problems, mayWrite } = useEditor();
  const written = JSON.stringify(draft.definition, null, 2);
  const [typed, setTyped] = useState<{ text: string; made: string | undefined }>();
  const [refusal, setRefusal] = useState<string>();
  const edit = (text: string) => {
    const read = readDefinition(text);
    setRefusal("error" in read ? read.error : undefined);
    setTyped({ text, made: "error" in read ? undefined : JSON.stringify(read.definition, null, 2) });
    if (!("error" in read)) change({ ...draft, definition: read.definition });
  };
  // What was typed stays as it is typed, until the definition is changed elsewhere.
  const isOwn = typed !== undefined && (typed.made === undefined || typed.made === written);
  return (
    <div className="space-y-3">
      <CodeEditor
        label="Definition as JSON"
        language="json"
        height={520}
        value={isOwn ? typed.text : written}
        invalid={refusal !== undefined}
        {...(mayWrite ? { onChange: edit } : { readOnly: true })}
      />
      <ul aria-live="polite" className="space-y-1 text-sm text-destructive">
        {refusal !== undefined && <li>{refusal}</li>}
        {problems.map(({ path, message }) => (
          <li key={`${path} ${message}`}>
            <code className="font-mono text-xs">{path}</code> {message}
          </li>
        ))}
      </ul>
    </div>
  );
}

function readDefinition(text: string): { definition: EndpointDefinition } | { error: string } {
  try {
    const parsed = EndpointDefinition.strict().safeParse(JSON.parse(text));
    if (parsed.success) return { definition: parsed.data };
    const [issue] = parsed.error.issues;
    return { error: `${issue?.path.join(".") ?? ""} ${issue?.message ?? "is not an endpoint"}`.trim() };
  } catch (error) {
    return { error: `This is not JSON: ${error instanceof Error ? error.message : "it cannot be read"}` };
  }
}
