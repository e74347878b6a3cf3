"use client";

import { X } from "lucide-react";
import { useId } from "react";
import { TextField } from "#components/common/text-field.tsx";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import { NativeSelect, NativeSelectOption } from "#components/ui/native-select.tsx";
import { toName } from "#lib/client/to-name.ts";
import { CreateEndpointInput, Method, pathNames } from "#lib/contracts/endpoints.ts";
import type { JsonObject } from "#lib/contracts/json.ts";
import { PreviewParameters } from "./preview-parameters.tsx";

interface Props {
  endpoint: CreateEndpointInput;
  values: JsonObject;
  onChange: (endpoint: CreateEndpointInput) => void;
  onRemove: () => void;
}

/** The first endpoint before it is made: enough to correct what was guessed; the builder has all the rest. */
export function EndpointPreview({ endpoint, values, onChange, onRemove }: Props) {
  const id = useId();
  const problem = CreateEndpointInput.safeParse(endpoint).error?.issues[0]?.message;
  return (
    <fieldset aria-labelledby={id} className="min-w-0 space-y-4 rounded-lg border bg-card p-4">
      <div className="flex items-center justify-between gap-3">
        <h2 id={id} className="text-sm font-semibold">
          First endpoint
        </h2>
        <Button type="button" variant="ghost" size="xs" onClick={onRemove} className="text-muted-foreground">
          <X aria-hidden="true" />
          Leave it out
        </Button>
      </div>
      {endpoint.operation === null ? (
        <RequestLine endpoint={endpoint} onChange={onChange} isInvalid={problem !== undefined} describedBy={`${id}-problem`} />
      ) : (
        <pre className="max-h-40 overflow-auto rounded bg-code p-2 font-mono text-xs whitespace-pre-wrap">
          {endpoint.operation.kind === "graphql" ? endpoint.operation.document : endpoint.operation.kind}
        </pre>
      )}
      <TextField
        label="Title of the endpoint"
        value={endpoint.displayName}
        onChange={(event) => onChange({ ...endpoint, displayName: event.target.value, name: toName(event.target.value) || endpoint.name })}
      />
      {problem !== undefined && (
        <p id={`${id}-problem`} role="alert" className="text-sm text-destructive">
          {problem}
        </p>
      )}
      <PreviewParameters endpoint={endpoint} values={values} onChange={onChange} />
    </fieldset>
  );
}

interface LineProps extends Pick<Props, "endpoint" | "onChange"> {
  isInvalid: boolean;
  describedBy: string;
}

function RequestLine({ endpoint, onChange, isInvalid, describedBy }: LineProps) {
  const setPath = (path: string) => {
    const pathParams = [...new Set(pathNames(path))].map(
      (name) => endpoint.pathParams.find((parameter) => parameter.name === name) ?? { name, type: "string" as const, required: true },
    );
    onChange({ ...endpoint, path, pathParams });
  };
  return (
    <div className="flex gap-2">
      <NativeSelect
        aria-label="Method"
        value={endpoint.method}
        onChange={(event) => onChange({ ...endpoint, method: Method.parse(event.target.value) })}
        className="min-w-24 font-mono text-xs font-semibold"
      >
        {Method.options.map((method) => (
          <NativeSelectOption key={method}>{method}</NativeSelectOption>
        ))}
      </NativeSelect>
      <Input
        aria-label="Path"
        value={endpoint.path}
        onChange={(event) => setPath(event.target.value)}
        aria-invalid={isInvalid || undefined}
        aria-describedby={isInvalid ? describedBy : undefined}
        spellCheck={false}
        autoComplete="off"
        className="font-mono text-xs md:text-xs"
      />
    </div>
  );
}
