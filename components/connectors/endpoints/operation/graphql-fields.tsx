import { CodeEditor } from "#components/common/code-editor/code-editor.tsx";
import { SelectField } from "#components/common/select-field.tsx";
import { TextField } from "#components/common/text-field.tsx";
import type { OperationProps } from "./operation-editor.tsx";

const PARTIAL = { fail: "is a failure", keep: "is a result {data, errors}" };
const PERSISTED = { no: "as a whole", yes: "by its hash first (persisted query)" };

export function GraphqlFields({ operation, onChange, readOnly, error }: OperationProps<"graphql">) {
  const problem = operation.document === "" ? undefined : error;
  return (
    <div className="min-w-0 space-y-4">
      <div className="space-y-2">
        <h2 className="text-sm font-medium">Operation</h2>
        <CodeEditor
          label="Operation"
          language="graphql"
          height={220}
          value={operation.document}
          invalid={problem !== undefined}
          {...(readOnly ? { readOnly } : { onChange: (document: string) => onChange({ document }) })}
        />
        <p role="status" className="text-sm text-destructive">
          {problem}
        </p>
        <p className="text-xs text-muted-foreground">
          Write one query or mutation. Its variables are the parameters; with the service's schema read, their types are known.
        </p>
      </div>
      <div className="grid gap-4 sm:grid-cols-3">
        <TextField
          label="Operation name"
          hint="Where the text holds several."
          value={operation.operationName ?? ""}
          readOnly={readOnly}
          onChange={(event) => onChange({ operationName: event.target.value === "" ? null : event.target.value })}
        />
        <SelectField
          label="Data with errors"
          options={PARTIAL}
          value={operation.partialData}
          disabled={readOnly}
          onChange={(event) => onChange({ partialData: event.target.value === "keep" ? "keep" : "fail" })}
        />
        <SelectField
          label="Sent"
          options={PERSISTED}
          value={operation.persisted ? "yes" : "no"}
          disabled={readOnly}
          onChange={(event) => onChange({ persisted: event.target.value === "yes" })}
        />
      </div>
    </div>
  );
}
