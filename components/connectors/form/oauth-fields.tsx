"use client";

import { useState } from "react";
import { writePairs } from "#components/common/lines/write-pairs.ts";
import { LinesField } from "#components/common/lines-field.tsx";
import { SelectField } from "#components/common/select-field.tsx";
import { TextField } from "#components/common/text-field.tsx";
import type { OAuth2Config } from "#lib/contracts/connector-auth.ts";

const GRANTS = {
  client_credentials: "Client credentials (the studio itself)",
  authorization_code: "Authorization code (a person signs in)",
  device_code: "Device code (a person confirms elsewhere)",
};
const CLIENTS = { client_secret_basic: "In the header", client_secret_post: "In the body", none: "Public client" };
const OWNERS = { no: "One account for the workspace", yes: "Each person an account of their own" };

export function OAuthFields({ config, error }: { config: OAuth2Config | null; error: string | undefined }) {
  const [grant, setGrant] = useState<string>(config?.grant ?? "client_credentials");
  return (
    <>
      <SelectField label="Grant" name="grant" options={GRANTS} value={grant} onChange={(event) => setGrant(event.target.value)} />
      <TextField
        label="Issuer"
        name="issuer"
        type="url"
        placeholder="https://login.example.com"
        hint="The other addresses are discovered from it. Leave it empty to give them by hand."
        defaultValue={config?.issuer ?? ""}
        error={error}
      />
      <TextField label="Token URL" name="tokenUrl" type="url" defaultValue={config?.tokenUrl ?? ""} />
      {grant === "authorization_code" && (
        <TextField label="Authorization URL" name="authorizationUrl" type="url" defaultValue={config?.authorizationUrl ?? ""} />
      )}
      {grant === "device_code" && (
        <TextField
          label="Device authorization URL"
          name="deviceAuthorizationUrl"
          type="url"
          defaultValue={config?.deviceAuthorizationUrl ?? ""}
        />
      )}
      <TextField label="Scopes" name="scope" placeholder="read write" hint="Separated by spaces." defaultValue={config?.scope ?? ""} />
      <TextField label="Audience (optional)" name="audience" defaultValue={config?.audience ?? ""} />
      <TextField
        label="Resource (optional)"
        name="resource"
        type="url"
        hint="The API that the tokens are for, where the server asks."
        defaultValue={config?.resource ?? ""}
      />
      {grant === "authorization_code" && (
        <LinesField
          label="Further parameters (optional)"
          name="authorizationParams"
          hint="Of the authorization request, one for each line, as name=value."
          placeholder="access_type=offline"
          defaultValue={writePairs(config?.authorizationParams ?? {}, "=")}
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
