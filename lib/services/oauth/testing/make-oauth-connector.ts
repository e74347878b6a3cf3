import type { Ctx } from "#lib/auth/ctx.ts";
import { AuthConfig } from "#lib/contracts/connector-auth.ts";
import { CreateConnectorInput } from "#lib/contracts/connectors.ts";
import { CreateEndpointInput } from "#lib/contracts/endpoints.ts";
import { createConnector } from "../../connectors/create-connector.ts";
import { createCredential } from "../../credentials/create-credential.ts";
import { createEndpoint } from "../../endpoints/create-endpoint.ts";

export interface OAuthConnector {
  connectorId: string;
  credentialId: string;
  /** Calls the provider's own test API. */
  endpointId: string;
}

let count = 0;

/** A connector to oidc-provider's test API, or to `baseUrl`, as one of its clients: `web`, `machine`, `device` … */
export async function makeOAuthConnector(
  ctx: Ctx,
  url: string,
  clientId: string,
  { baseUrl = url, ...oauth2 }: { baseUrl?: string; [setting: string]: unknown },
  secret = `${clientId}-secret`,
): Promise<OAuthConnector> {
  count += 1;
  const data = { clientId, clientSecret: secret };
  const { credential } = await createCredential(ctx, { name: `client-${count}`, type: "oauth2", data });
  const { connector } = await createConnector(
    ctx,
    CreateConnectorInput.parse({
      name: `oauth-${count}`,
      displayName: "OAuth",
      baseUrl,
      authType: "oauth2",
      authConfig: AuthConfig.parse({ oauth2: { issuer: url, scope: "openid offline_access api:read", ...oauth2 } }),
      credentialId: credential.id,
      retry: { maxRetries: 0 },
    }),
  );
  const input = CreateEndpointInput.parse({ name: "api", displayName: "API", method: "GET", path: "/test/api" });
  const { endpoint } = await createEndpoint(ctx, { id: connector.id, ...input });
  return { connectorId: connector.id, credentialId: credential.id, endpointId: endpoint.id };
}
