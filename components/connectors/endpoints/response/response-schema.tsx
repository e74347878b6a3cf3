"use client";

import { Braces, Trash2 } from "lucide-react";
import { useState } from "react";
import { CodeEditor } from "#components/common/code-editor/code-editor.tsx";
import { SelectField } from "#components/common/select-field.tsx";
import { Button } from "#components/ui/button.tsx";
import { ValidationMode } from "#lib/contracts/endpoints.ts";
import type { Json } from "#lib/contracts/json.ts";
import { useEditor } from "../editor/editor-context.tsx";
import { inferSchema } from "./infer-schema.ts";
import { applyPick, readExpression } from "./pick.ts";

const MODES: Record<ValidationMode, string> = {
  strict: "fails the call",
  warn: "is a warning in the log",
  off: "is not checked",
};

/** What results look like, made of the sample with one click or written by hand. */
export function ResponseSchema() {
  const { draft, sample, define, mayWrite } = useEditor();
  const { responseSchema, projection, responseValidation } = draft.definition;
  const pick = readExpression(projection);
  const canInfer = mayWrite && sample !== undefined && pick !== null;
  const infer = () => {
    if (sample !== undefined && pick !== null) define({ responseSchema: inferSchema(applyPick(pick, sample)) });
  };
  return (
    <section aria-label="Schema of the result" className="space-y-3">
      <div className="flex flex-wrap items-center gap-2">
        <h2 className="text-sm font-medium">Schema of the result</h2>
        <span className="flex-1" />
        {canInfer && (
          <Button type="button" variant={responseSchema === null ? "default" : "outline"} size="sm" onClick={infer}>
            <Braces aria-hidden="true" />
            Make it from the sample
          </Button>
        )}
        {mayWrite && responseSchema !== null && (
          <Button type="button" variant="ghost" size="sm" onClick={() => define({ responseSchema: null })}>
            <Trash2 aria-hidden="true" />
            Remove
          </Button>
        )}
      </div>
      {responseSchema === null ? (
        <p className="text-xs text-muted-foreground">
          None: any result passes. With a schema, an answer that changed its form is noticed at once.
        </p>
      ) : (
        <>
          <SchemaText key={draft.definition.name} value={responseSchema} />
          <div className="max-w-72">
            <SelectField
              label="A result that does not fit"
              options={MODES}
              value={responseValidation}
              disabled={!mayWrite}
              onChange={(event) => define({ responseValidation: ValidationMode.parse(event.target.value) })}
            />
          </div>
        </>
      )}
    </section>
  );
}

/** The schema as text: what is no JSON yet stays in the editor alone. */
function SchemaText({ value }: { value: NonNullable<Json> }) {
  const { define, mayWrite } = useEditor();
  const [typed, setTyped] = useState<string>();
  const isOpen = typed !== undefined && !isSame(typed, value);
  const change = (text: string) => {
    setTyped(text);
    const schema = readSchema(text);
    if (schema !== undefined) define({ responseSchema: schema });
  };
  const isBroken = isOpen && readSchema(typed) === undefined;
  return (
    <div className="space-y-2">
      <CodeEditor
        label="Schema of the result"
        language="json"
        height={240}
        value={isBroken || (typed !== undefined && isSame(typed, value)) ? typed : JSON.stringify(value, null, 2)}
        invalid={isBroken}
        {...(mayWrite ? { onChange: change } : { readOnly: true })}
      />
      <p role="status" className="text-sm text-destructive">
        {isBroken ? "This is not a JSON Schema yet: the one before stays." : ""}
      </p>
    </div>
  );
}

function isSame(text: string, value: Json): boolean {
  const schema = readSchema(text);
  return schema !== undefined && JSON.stringify(schema) === JSON.stringify(value);
}

function readSchema(text: string): boolean | { [key: string]: Json } | undefined {
  try {
    const value = JSON.parse(text) as Json;
    if (typeof value === "boolean") return value;
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    // Half a schema, while it is written.
    return undefined;
  }
}
