"use client";

import { Braces, Trash2 } from "lucide-react";
import { ParametersEditor } from "#components/common/parameters-editor/parameters-editor.tsx";
import { Button } from "#components/ui/button.tsx";
import { toast } from "#lib/client/toast.ts";
import { readObject } from "../draft/read-object.ts";
import { useEditor } from "../editor/editor-context.tsx";
import { inferSchema } from "../response/infer-schema.ts";

/** What the body may hold: what agents are told, and what is checked before a call goes out. */
export function BodySchema() {
  const { draft, define, problems, mayWrite } = useEditor();
  const { bodySchema, operation } = draft.definition;
  const heading = operation === null ? "Fields of the body" : "What it takes";
  const example = readObject(draft.body);
  const infer = () => {
    if (example === null) toast.error("Write a JSON object to send first; its fields are then described here.");
    else define({ bodySchema: inferSchema(example) });
  };
  return (
    <div className="space-y-3">
      <div className="flex flex-wrap items-center gap-2">
        <h2 className="text-sm font-medium">{heading}</h2>
        <span className="flex-1" />
        {mayWrite && (
          <Button type="button" variant="outline" size="xs" onClick={infer}>
            <Braces aria-hidden="true" />
            From the body above
          </Button>
        )}
        {mayWrite && bodySchema !== null && (
          <Button type="button" variant="ghost" size="xs" onClick={() => define({ bodySchema: null })}>
            <Trash2 aria-hidden="true" />
            Describe none
          </Button>
        )}
      </div>
      {bodySchema === null && <p className="text-sm text-muted-foreground">Nothing is described: whatever a call brings is sent.</p>}
      <ParametersEditor
        label={heading}
        value={bodySchema ?? []}
        onChange={mayWrite ? (next) => define({ bodySchema: next }) : undefined}
        errors={problems.filter(({ path }) => path.startsWith("bodySchema"))}
      />
    </div>
  );
}
