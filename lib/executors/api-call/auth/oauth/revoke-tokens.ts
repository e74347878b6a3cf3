import { tokenRevocation } from "openid-client";
import type { OAuthClient } from "./oauth-client.ts";
import type { ServerEnv } from "./server-env.ts";
import { withServer } from "./with-server.ts";

/** Tells the server that the grant is not needed any more (RFC 7009); nothing where it has no place for that. */
export function revokeTokens(client: OAuthClient, env: ServerEnv, token: string): Promise<void> {
  return withServer(client, env, [token], async (server) => {
    if (server.serverMetadata().revocation_endpoint !== undefined) await tokenRevocation(server, token);
  });
}
