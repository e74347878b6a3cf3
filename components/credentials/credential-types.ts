import type { CredentialType } from "#lib/contracts/credentials.ts";

export interface SecretField {
  name: string;
  label: string;
  hint?: string;
  /** Several lines: certificates, keys. */
  long?: boolean;
  /** Shown while it is typed, because it is no secret. */
  plain?: boolean;
  optional?: boolean;
}

/** What a person is asked for, by type. */
export const CREDENTIAL_TYPES: Record<CredentialType, { label: string; fields: readonly SecretField[] }> = {
  api_key: { label: "API key", fields: [{ name: "apiKey", label: "Key" }] },
  bearer: { label: "Bearer token", fields: [{ name: "token", label: "Token" }] },
  basic: {
    label: "User name and password",
    fields: [
      { name: "username", label: "User name", plain: true },
      { name: "password", label: "Password", optional: true },
    ],
  },
  oauth2: {
    label: "OAuth 2 client",
    fields: [
      { name: "clientId", label: "Client ID", plain: true },
      { name: "clientSecret", label: "Client secret", hint: "Empty for a public client.", optional: true },
    ],
  },
  secrets: {
    label: "Several secrets",
    fields: [
      {
        name: "values",
        label: "Secrets",
        hint: "One for each line, as name=value. Header templates and adapters use the names.",
        long: true,
      },
    ],
  },
  client_certificate: {
    label: "Client certificate",
    fields: [
      { name: "certificate", label: "Certificate (PEM)", long: true },
      { name: "privateKey", label: "Private key (PEM)", long: true },
      { name: "passphrase", label: "Passphrase", optional: true },
    ],
  },
};
