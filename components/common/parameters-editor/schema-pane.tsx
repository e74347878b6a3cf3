"use client";

import { useState } from "react";
import { CodeEditor } from "#components/common/code-editor/code-editor.tsx";
import type { Parameters } from "#lib/contracts/parameters.ts";
import { toJsonSchema } from "#lib/contracts/to-json-schema.ts";
import { type Fault, readSchema } from "./read-schema.ts";

interface Props {
  value: Parameters;
  /** Absent where it can be read only. */
  onChange: ((value: Parameters) => void) | undefined;
  label: string;
}

interface Draft {
  text: string;
  /** The value that the text says, or said before it stopped being a schema. */
  value: Parameters;
  fault: Fault | undefined;
}

/** The JSON Schema of the tree. What is typed stays as it was typed, until the tree says something else. */
export function SchemaPane({ value, onChange, label }: Props) {
  const [draft, setDraft] = useState<Draft>();
  const typed = draft?.value === value ? draft : undefined;
  const text = typed?.text ?? JSON.stringify(toJsonSchema(value), null, 2);
  const change = (next: string) => {
    if (next === text) return;
    const read = readSchema(next, value);
    if ("fault" in read) return setDraft({ text: next, value, fault: read.fault });
    setDraft({ text: next, value: read.value, fault: undefined });
    onChange?.(read.value);
  };
  const fault = typed?.fault;
  return (
    <div className="flex h-full min-h-0 flex-col">
      <CodeEditor
        value={text}
        {...(onChange === undefined ? { readOnly: true } : { onChange: change })}
        language="json"
        label={label}
        height="fill"
        markers={fault === undefined ? [] : [{ ...fault, severity: "error" }]}
        invalid={fault !== undefined}
      />
      <p aria-live="polite" className="pt-1.5 text-xs text-destructive empty:pt-0">
        {fault !== undefined && `Line ${fault.line}: ${fault.message}. The list keeps what it had.`}
      </p>
    </div>
  );
}
