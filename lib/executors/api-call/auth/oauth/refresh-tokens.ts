import { refreshTokenGrant } from "openid-client";
import type { OAuthClient } from "./oauth-client.ts";
import { resourceOf } from "./requested.ts";
import type { ServerEnv } from "./server-env.ts";
import { toTokenSet } from "./to-token-set.ts";
import type { TokenSet } from "./token-set.ts";
import { withServer } from "./with-server.ts";

/** The next tokens (RFC 6749, section 6). The refresh token may be spent when this ends, however it ends. */
export function refreshTokens(client: OAuthClient, env: ServerEnv, refreshToken: string): Promise<TokenSet> {
  return withServer(client, env, [refreshToken], async (server) =>
    toTokenSet(await refreshTokenGrant(server, refreshToken, resourceOf(client.config))),
  );
}
