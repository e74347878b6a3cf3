"use client";

import { SelectField } from "#components/common/select-field.tsx";
import { BodyType } from "#lib/contracts/endpoints.ts";
import { bodyForm, takesBody } from "../draft/read-parameters.ts";
import { useEditor } from "../editor/editor-context.tsx";
import { BodyFields } from "./body-fields.tsx";
import { BodySchema } from "./body-schema.tsx";
import { WholeBody } from "./whole-body.tsx";

const TYPES: Record<BodyType, string> = {
  json: "JSON",
  form: "Form (urlencoded)",
  multipart: "Form with files (multipart)",
  text: "Text",
  xml: "XML",
  binary: "Bytes",
};

/** What is sent as the body, and what it may hold. */
export function BodySection() {
  const { draft, define, mayWrite } = useEditor();
  const { definition } = draft;
  const form = bodyForm(definition);
  const isRest = definition.operation === null;
  return (
    <div className="space-y-5">
      {isRest && (
        <div className="max-w-60">
          <SelectField
            label="Sent as"
            options={TYPES}
            value={definition.bodyType}
            disabled={!mayWrite}
            onChange={(event) => define({ bodyType: BodyType.parse(event.target.value) })}
          />
        </div>
      )}
      {!takesBody(definition) && (
        <p role="status" className="rounded-md border border-dashed p-3 text-sm text-muted-foreground">
          {definition.method === "DELETE"
            ? "A DELETE has a body only where its fields are described below."
            : `${definition.method} sends no body. Choose POST, PUT or PATCH in the request line to send one.`}
        </p>
      )}
      {form === "fields" ? <BodyFields hasFiles={definition.bodyType === "multipart"} /> : <WholeBody isJson={form === "object"} />}
      {form !== "whole" && <BodySchema />}
    </div>
  );
}
