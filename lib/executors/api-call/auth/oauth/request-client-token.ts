import { clientCredentialsGrant } from "openid-client";
import type { OAuthClient } from "./oauth-client.ts";
import { requested } from "./requested.ts";
import type { ServerEnv } from "./server-env.ts";
import { toTokenSet } from "./to-token-set.ts";
import type { TokenSet } from "./token-set.ts";
import { withServer } from "./with-server.ts";

/** A token for the client itself (RFC 6749, section 4.4). */
export function requestClientToken(client: OAuthClient, env: ServerEnv): Promise<TokenSet> {
  return withServer(client, env, [], async (server) => toTokenSet(await clientCredentialsGrant(server, requested(client.config))));
}
