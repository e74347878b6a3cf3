"use client";

import { useState } from "react";
import { writePairs } from "#components/common/lines/write-pairs.ts";
import { LinesField } from "#components/common/lines-field.tsx";
import { SelectField } from "#components/common/select-field.tsx";
import { TextField } from "#components/common/text-field.tsx";
import type { OAuth2Config } from "#lib/contracts/connector-auth.ts";
import type { FieldErrors } from "./field-errors.ts";
import { RedirectUrl } from "./redirect-url.tsx";

const GRANTS = {
  client_credentials: "Client credentials (the studio itself)",
  authorization_code: "Authorization code (a person signs in)",
  device_code: "Device code (a person confirms elsewhere)",
};
const CLIENTS = { client_secret_basic: "In the header", client_secret_post: "In the body", none: "Public client" };
const OWNERS = { no: "One account for the workspace", yes: "Each person an account of their own" };

export function OAuthFields({ config, errors }: { config: OAuth2Config | null; errors: FieldErrors }) {
  const [grant, setGrant] = useState<string>(config?.grant ?? "client_credentials");
  const [scope, setScope] = useState(config?.scope ?? "");
  const url = (name: string, label: string, value: string | null | undefined) => (
    <TextField label={label} name={name} type="url" defaultValue={value ?? ""} error={errors[name]} />
  );
  return (
    <>
      <SelectField label="Grant" name="grant" options={GRANTS} value={grant} onChange={(event) => setGrant(event.target.value)} />
      {grant === "authorization_code" && <RedirectUrl />}
      <TextField
        label="Issuer"
        name="issuer"
        type="url"
        placeholder="https://login.example.com"
        hint="The other addresses are discovered from it. Leave it empty to give them by hand."
        defaultValue={config?.issuer ?? ""}
        error={errors["issuer"]}
      />
      {url("tokenUrl", "Token URL", config?.tokenUrl)}
      {grant === "authorization_code" && url("authorizationUrl", "Authorization URL", config?.authorizationUrl)}
      {grant === "device_code" && url("deviceAuthorizationUrl", "Device authorization URL", config?.deviceAuthorizationUrl)}
      <TextField
        label="Scopes"
        name="scope"
        placeholder="read write"
        hint="Separated by spaces."
        value={scope}
        onChange={(event) => setScope(event.target.value)}
        error={errors["scope"] ?? (scope.includes(",") ? "Scopes are separated by spaces, not by commas." : undefined)}
      />
      <TextField label="Audience (optional)" name="audience" defaultValue={config?.audience ?? ""} error={errors["audience"]} />
      <TextField
        label="Resource (optional)"
        name="resource"
        type="url"
        hint="The API that the tokens are for, where the server asks."
        defaultValue={config?.resource ?? ""}
        error={errors["resource"]}
      />
      {grant === "authorization_code" && (
        <LinesField
          label="Further parameters (optional)"
          name="authorizationParams"
          hint="Of the authorization request, one for each line, as name=value."
          placeholder="access_type=offline"
          defaultValue={writePairs(config?.authorizationParams ?? {}, "=")}
          error={errors["authorizationParams"]}
        />
      )}
      <SelectField
        label="Client secret is sent"
        name="clientAuthentication"
        options={CLIENTS}
        defaultValue={config?.clientAuthentication ?? "client_secret_basic"}
      />
      {grant !== "client_credentials" && (
        <SelectField label="Accounts" name="perUser" options={OWNERS} defaultValue={config?.perUser === true ? "yes" : "no"} />
      )}
    </>
  );
}
