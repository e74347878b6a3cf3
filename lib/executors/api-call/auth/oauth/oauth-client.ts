import type { OAuth2Config } from "#lib/contracts/connector-auth.ts";
import type { TlsIdentity } from "#lib/egress/egress.ts";

/** A connector as client of its authorization server. Never stored, never logged. */
export interface OAuthClient {
  workspaceId: string;
  connectorId: string;
  credentialId: string;
  config: OAuth2Config;
  clientId: string;
  /** Empty for a public client. */
  clientSecret: string;
  /** Of the connector; the client certificate is shown to servers of the base URL's origin only. */
  tls: TlsIdentity | null;
  baseUrl: string;
  /** Host patterns that the connector never calls. */
  hostsDenied: readonly string[];
}
