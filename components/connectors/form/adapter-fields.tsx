import { Code2 } from "lucide-react";
import { LinesField } from "#components/common/lines-field.tsx";
import type { CreateConnectorInput } from "#lib/contracts/connectors.ts";
import type { FieldErrors } from "./field-errors.ts";
import { FormSection } from "./form-section.tsx";

const REQUEST = '(params, helpers) => ({\n  method: "POST",\n  url: helpers.baseUrl,\n  headers: {},\n  body: params,\n})';
const RESPONSE = "({ status, headers, body }, helpers) => JSON.parse(body)";

/** The protocol of a custom connector. */
export function AdapterFields({ adapter, errors }: { adapter: CreateConnectorInput["adapter"]; errors: FieldErrors }) {
  return (
    <FormSection title="Adapter" icon={Code2} description="Two JavaScript functions that run in the sandbox, before and after each call.">
      <div className="min-w-0 space-y-5 sm:col-span-2">
        <LinesField label="Request" name="adapterRequest" defaultValue={adapter?.request ?? REQUEST} error={errors["adapterRequest"]} />
        <LinesField
          label="Response"
          name="adapterResponse"
          defaultValue={adapter?.response ?? RESPONSE}
          error={errors["adapterResponse"]}
        />
      </div>
    </FormSection>
  );
}
