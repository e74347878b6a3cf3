import { LinesField } from "#components/common/lines-field.tsx";
import { SelectField } from "#components/common/select-field.tsx";
import { TextField } from "#components/common/text-field.tsx";
import type { ApiType } from "#lib/contracts/connectors.ts";
import { Method } from "#lib/contracts/endpoints.ts";
import type { FieldErrors } from "../form/field-errors.ts";

const METHODS = Object.fromEntries(Method.options.map((method) => [method, method]));

/** What is called, as the protocol names it. */
export function OperationFields({ apiType, errors }: { apiType: ApiType; errors: FieldErrors }) {
  const error = errors["operation"];
  if (apiType === "graphql")
    return <LinesField label="Operation" name="document" placeholder={"query Book($id: ID!) { book(id: $id) { title } }"} error={error} />;
  if (apiType === "soap") return <TextField label="Operation of the WSDL" name="operation" error={error} required />;
  if (apiType === "custom") return <TextField label="Operation" name="operation" hint="Given to the adapter." error={error} required />;
  if (apiType === "grpc") {
    return (
      <>
        <TextField label="Service" name="service" placeholder="grpc.health.v1.Health" error={error} required />
        <TextField label="Method" name="grpcMethod" placeholder="Check" required />
      </>
    );
  }
  return (
    <div className="grid grid-cols-[8rem_minmax(0,1fr)] gap-3">
      <SelectField label="Method" name="method" options={METHODS} defaultValue="GET" error={errors["method"]} />
      <TextField label="Path" name="path" placeholder="/users/{id}" error={errors["path"] ?? errors["pathParams"]} required />
    </div>
  );
}
