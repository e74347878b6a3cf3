import { buildAuthorizationUrl, calculatePKCECodeChallenge, randomPKCECodeVerifier } from "openid-client";
import type { OAuthClient } from "./oauth-client.ts";
import { requested } from "./requested.ts";
import type { ServerEnv } from "./server-env.ts";
import { withServer } from "./with-server.ts";

export interface AuthorizationRequest {
  authorizationUrl: string;
  /** Proves later that the code was asked for here (RFC 7636). */
  codeVerifier: string;
}

/** Where to send a browser, so that a person connects an account. */
export function authorizationRequest(
  client: OAuthClient,
  env: ServerEnv,
  { state, redirectUri }: { state: string; redirectUri: string },
): Promise<AuthorizationRequest> {
  return withServer(client, env, [], async (server) => {
    const codeVerifier = randomPKCECodeVerifier();
    const url = buildAuthorizationUrl(server, {
      ...client.config.authorizationParams,
      ...requested(client.config),
      redirect_uri: redirectUri,
      state,
      code_challenge: await calculatePKCECodeChallenge(codeVerifier),
      code_challenge_method: "S256",
    });
    return { authorizationUrl: url.href, codeVerifier };
  });
}
