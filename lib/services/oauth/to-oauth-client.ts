import type { OAuth2Config } from "#lib/contracts/connector-auth.ts";
import { Hosts } from "#lib/contracts/connectors.ts";
import type { ApiConnector } from "#lib/db/generated/client.ts";
import type { OAuthClient } from "#lib/executors/api-call/auth/oauth/oauth-client.ts";
import type { OpenCredential } from "../credentials/open-credential.ts";

type ClientCredential = Extract<OpenCredential, { type: "oauth2" }>;

export function toOAuthClient(
  row: ApiConnector,
  config: OAuth2Config,
  { clientId, clientSecret }: ClientCredential,
  tls: OAuthClient["tls"],
): OAuthClient {
  return {
    workspaceId: row.workspaceId,
    connectorId: row.id,
    credentialId: row.credentialId ?? "",
    config,
    clientId,
    clientSecret,
    tls,
    baseUrl: row.baseUrl,
    hostsDenied: Hosts.parse(row.hosts).deny,
  };
}
