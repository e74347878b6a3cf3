import { SelectField } from "#components/common/select-field.tsx";
import { TextField } from "#components/common/text-field.tsx";
import type { OperationProps } from "./operation-editor.tsx";

const VERSIONS = { "": "as the WSDL says", "1.1": "SOAP 1.1", "1.2": "SOAP 1.2" };

export function SoapFields({ operation, onChange, readOnly, error }: OperationProps<"soap">) {
  const orNull = (text: string) => (text === "" ? null : text);
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField
        label="Operation of the WSDL"
        value={operation.operation}
        readOnly={readOnly}
        error={operation.operation === "" ? undefined : error}
        onChange={(event) => onChange({ operation: event.target.value })}
      />
      <SelectField
        label="Version"
        options={VERSIONS}
        value={operation.soapVersion ?? ""}
        disabled={readOnly}
        onChange={({ target: { value } }) => onChange({ soapVersion: value === "1.1" || value === "1.2" ? value : null })}
      />
      <TextField
        label="Service"
        hint="Where the WSDL has several."
        value={operation.service ?? ""}
        readOnly={readOnly}
        onChange={(event) => onChange({ service: orNull(event.target.value) })}
      />
      <TextField
        label="Port"
        hint="Where the service has several."
        value={operation.port ?? ""}
        readOnly={readOnly}
        onChange={(event) => onChange({ port: orNull(event.target.value) })}
      />
    </div>
  );
}
