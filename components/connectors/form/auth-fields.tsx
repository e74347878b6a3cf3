"use client";

import { LockKeyhole } from "lucide-react";
import { useState } from "react";
import { writePairs } from "#components/common/lines/write-pairs.ts";
import { LinesField } from "#components/common/lines-field.tsx";
import { SelectField } from "#components/common/select-field.tsx";
import { TextField } from "#components/common/text-field.tsx";
import { type AuthConfig, type AuthType, CREDENTIAL_OF_AUTH } from "#lib/contracts/connector-auth.ts";
import type { CreateConnectorInput } from "#lib/contracts/connectors.ts";
import type { CreateCredentialInput } from "#lib/contracts/credentials.ts";
import { AUTH_CHOICES } from "../connector-labels.ts";
import { ChoiceCards } from "./choice-cards.tsx";
import { CredentialField } from "./credential-field.tsx";
import { DraftedCredential } from "./drafted-credential.tsx";
import type { FieldErrors } from "./field-errors.ts";
import { useFormChanged } from "./form-changed.tsx";
import { FormSection } from "./form-section.tsx";
import { OAuthFields } from "./oauth-fields.tsx";
import type { ConnectorDraft } from "./read-connector.ts";
import { summaries } from "./summaries.ts";
import { WsSecurityFields } from "./ws-security-fields.tsx";

interface Props {
  start: CreateConnectorInput;
  draft: ConnectorDraft;
  errors: FieldErrors;
  credential: CreateCredentialInput | null;
  onCredentialRemoved: () => void;
  startsOpen: boolean;
}

const PLACES = { header: "Header", query: "Query parameter", cookie: "Cookie" };
const NAMES = ["authType", "authConfig", "credentialId", "keyIn", "keyName", "authHeaders", "grant", "issuer", "tokenUrl", "scope"];
const MORE = [
  "authorizationUrl",
  "deviceAuthorizationUrl",
  "audience",
  "resource",
  "authorizationParams",
  "usernameToken",
  "newCredentialName",
];
const UNSIGNED = "Until one is chosen, calls go out unsigned.";

export function AuthFields({ start, draft, errors, credential, onCredentialRemoved, startsOpen }: Props) {
  const changed = useFormChanged();
  const [authType, setAuthType] = useState<AuthType>(start.authType);
  const type = CREDENTIAL_OF_AUTH[authType];
  // Adapters sign by the names of secrets, whatever the kind of auth.
  const takesAny = type === null && draft.apiType === "custom";
  const sameType = takesAny || CREDENTIAL_OF_AUTH[start.authType] === type;
  const drafted = credential?.type === type ? credential : null;
  const named = drafted?.name ?? (draft.credentialId == null ? undefined : "credential chosen");
  return (
    <FormSection
      title="Authentication"
      icon={LockKeyhole}
      summary={summaries.auth(draft, named)}
      startsOpen={startsOpen}
      hasErrors={[...NAMES, ...MORE].some((name) => name in errors)}
    >
      <ChoiceCards
        legend="Calls are signed with"
        name="authType"
        options={AUTH_CHOICES}
        value={authType}
        onChoose={setAuthType}
        className="sm:grid-cols-3 xl:grid-cols-4"
      />
      {drafted !== null && (
        <DraftedCredential
          credential={drafted}
          error={errors["newCredentialName"]}
          onRemove={() => {
            onCredentialRemoved();
            changed();
          }}
        />
      )}
      {drafted === null && (type !== null || takesAny) && (
        <CredentialField
          key={type}
          name="credentialId"
          label={takesAny ? "Secrets of the adapter" : "Credential"}
          type={type}
          value={sameType ? start.credentialId : null}
          error={errors["credentialId"]}
          {...(takesAny ? {} : { hintWithout: UNSIGNED })}
        />
      )}
      {authType === "api_key" && <KeyFields config={start.authConfig} errors={errors} />}
      {authType === "custom_headers" && (
        <LinesField
          label="Headers with secrets"
          name="authHeaders"
          hint="One for each line, as Name: value. {{name}} stands for that secret of the credential."
          placeholder="X-Client: {{client}}:{{secret}}"
          defaultValue={writePairs(start.authConfig.headers, ": ")}
          error={errors["authHeaders"]}
        />
      )}
      {authType === "oauth2" && <OAuthFields config={start.authConfig.oauth2} errors={errors} />}
      {draft.apiType === "soap" && <WsSecurityFields config={start.authConfig.wsSecurity} />}
    </FormSection>
  );
}

function KeyFields({ config, errors }: { config: AuthConfig; errors: FieldErrors }) {
  return (
    <div className="grid min-w-0 gap-4 sm:grid-cols-2">
      <SelectField label="Sent in" name="keyIn" options={PLACES} defaultValue={config.in} />
      <TextField label="Name of the key" name="keyName" defaultValue={config.name} error={errors["keyName"]} />
    </div>
  );
}
