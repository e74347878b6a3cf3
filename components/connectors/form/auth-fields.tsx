"use client";

import { useState } from "react";
import { writePairs } from "#components/common/lines/write-pairs.ts";
import { LinesField } from "#components/common/lines-field.tsx";
import { SelectField } from "#components/common/select-field.tsx";
import { TextField } from "#components/common/text-field.tsx";
import { type AuthConfig, AuthType, CREDENTIAL_OF_AUTH } from "#lib/contracts/connector-auth.ts";
import type { ApiType, Connector } from "#lib/contracts/connectors.ts";
import { AUTH_TYPES } from "../connector-labels.ts";
import { CredentialField } from "./credential-field.tsx";
import type { FieldErrors } from "./field-errors.ts";
import { OAuthFields } from "./oauth-fields.tsx";

interface Props {
  apiType: ApiType;
  connector: Connector | undefined;
  errors: FieldErrors;
}

const PLACES = { header: "Header", query: "Query parameter", cookie: "Cookie" };

export function AuthFields({ apiType, connector, errors }: Props) {
  const [authType, setAuthType] = useState<AuthType>(connector?.authType ?? "none");
  const type = CREDENTIAL_OF_AUTH[authType];
  // Adapters sign by the names of secrets, whatever the kind of auth.
  const takesAny = type === null && apiType === "custom";
  const sameType = connector !== undefined && (takesAny || CREDENTIAL_OF_AUTH[connector.authType] === type);
  return (
    <>
      <SelectField
        label="Calls are signed with"
        name="authType"
        options={AUTH_TYPES}
        value={authType}
        error={errors["authType"]}
        onChange={(event) => setAuthType(AuthType.parse(event.target.value))}
      />
      {(type !== null || takesAny) && (
        <CredentialField
          key={type}
          name="credentialId"
          label={takesAny ? "Secrets of the adapter" : "Credential"}
          type={type}
          value={sameType ? connector.credentialId : null}
          error={errors["credentialId"]}
        />
      )}
      {authType === "api_key" && <KeyFields config={connector?.authConfig} error={errors["authConfig"]} />}
      {authType === "custom_headers" && (
        <LinesField
          label="Headers"
          name="authHeaders"
          hint="One for each line, as Name: value. {{name}} stands for that secret of the credential."
          placeholder="X-Client: {{client}}:{{secret}}"
          defaultValue={writePairs(connector?.authConfig.headers ?? {}, ": ")}
          error={errors["authConfig"]}
        />
      )}
      {authType === "oauth2" && <OAuthFields config={connector?.authConfig.oauth2 ?? null} error={errors["authConfig"]} />}
    </>
  );
}

function KeyFields({ config, error }: { config: AuthConfig | undefined; error: string | undefined }) {
  return (
    <>
      <SelectField label="Sent in" name="keyIn" options={PLACES} defaultValue={config?.in ?? "header"} />
      <TextField label="Name" name="keyName" defaultValue={config?.name ?? "X-API-Key"} error={error} />
    </>
  );
}
