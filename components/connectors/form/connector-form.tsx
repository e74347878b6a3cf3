"use client";

import { useState } from "react";
import type { z } from "zod";
import { FormProblem } from "#components/common/form-problem.tsx";
import { LinesField } from "#components/common/lines-field.tsx";
import { SelectField } from "#components/common/select-field.tsx";
import { SubmitButton } from "#components/common/submit-button.tsx";
import { TextField } from "#components/common/text-field.tsx";
import { useForm } from "#lib/client/use-form.ts";
import { ApiType, type Connector, CreateConnectorInput } from "#lib/contracts/connectors.ts";
import { API_TYPES } from "../connector-labels.ts";
import { AuthFields } from "./auth-fields.tsx";
import { ConductFields } from "./conduct-fields.tsx";
import { FormSection } from "./form-section.tsx";
import { readConnector } from "./read-connector.ts";
import { WsSecurityFields } from "./ws-security-fields.tsx";

interface Props {
  /** The one that is changed; a new one is made where absent. */
  connector?: Connector;
  pending: boolean;
  error: unknown;
  onSave: (input: z.input<typeof CreateConnectorInput>) => void;
}

export function ConnectorForm({ connector, pending, error, onSave }: Props) {
  const [apiType, setApiType] = useState<ApiType>(connector?.apiType ?? "rest");
  const form = useForm({ schema: CreateConnectorInput, read: (data) => readConnector(data, connector), error, onSubmit: onSave });
  const { errors } = form;
  return (
    <form {...form.props} aria-label="Connector" className="max-w-3xl min-w-0 space-y-4">
      <FormSection title="Service">
        <TextField label="Title" name="displayName" defaultValue={connector?.displayName} error={errors["displayName"]} required />
        <TextField
          label="Name"
          name="name"
          hint="What scripts and code call it: letters, digits, _ and -."
          defaultValue={connector?.name}
          error={errors["name"]}
          required
        />
        <SelectField
          label="Protocol"
          name="apiType"
          options={API_TYPES}
          value={apiType}
          error={errors["apiType"]}
          onChange={(event) => setApiType(ApiType.parse(event.target.value))}
        />
        <TextField
          label="Base URL"
          name="baseUrl"
          type="url"
          placeholder="https://api.example.com/v1"
          defaultValue={connector?.baseUrl}
          error={errors["baseUrl"]}
          required
        />
        <div className="sm:col-span-2">
          <LinesField
            label="Description (optional)"
            name="description"
            defaultValue={connector?.description}
            error={errors["description"]}
            className="min-h-10"
          />
        </div>
      </FormSection>
      {apiType === "custom" && <AdapterFields connector={connector} error={errors["adapter"]} />}
      <FormSection title="Authentication">
        <AuthFields apiType={apiType} connector={connector} errors={errors} />
        {apiType === "soap" && <WsSecurityFields connector={connector} />}
      </FormSection>
      <ConductFields connector={connector} errors={errors} />
      <FormProblem error={form.problem} />
      <div className="flex justify-end">
        <SubmitButton pending={pending}>{connector === undefined ? "Create connector" : "Save changes"}</SubmitButton>
      </div>
    </form>
  );
}

function AdapterFields({ connector, error }: { connector: Connector | undefined; error: string | undefined }) {
  return (
    <FormSection title="Adapter" description="Two JavaScript functions that run in the sandbox, before and after each call.">
      <div className="space-y-5 sm:col-span-2">
        <LinesField
          label="Request"
          name="adapterRequest"
          defaultValue={
            connector?.adapter?.request ??
            '(params, helpers) => ({\n  method: "POST",\n  url: helpers.baseUrl,\n  headers: {},\n  body: params,\n})'
          }
          error={error}
        />
        <LinesField
          label="Response"
          name="adapterResponse"
          defaultValue={connector?.adapter?.response ?? "({ status, headers, body }, helpers) => JSON.parse(body)"}
        />
      </div>
    </FormSection>
  );
}
