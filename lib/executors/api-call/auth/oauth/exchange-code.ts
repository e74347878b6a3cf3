import { authorizationCodeGrant } from "openid-client";
import type { OAuthClient } from "./oauth-client.ts";
import { resourceOf } from "./requested.ts";
import type { ServerEnv } from "./server-env.ts";
import { toTokenSet } from "./to-token-set.ts";
import type { TokenSet } from "./token-set.ts";
import { withServer } from "./with-server.ts";

interface Returned {
  /** The redirect address with the parameters that came back. */
  url: URL;
  state: string;
  codeVerifier: string;
}

/** The tokens for the code that a browser brought back. */
export function exchangeCode(client: OAuthClient, env: ServerEnv, { url, state, codeVerifier }: Returned): Promise<TokenSet> {
  const returned = new URL(url);
  // Without an issuer in the configuration there is nothing to compare it with; the state is bound to the connector.
  if (client.config.issuer === null) returned.searchParams.delete("iss");
  const code = returned.searchParams.get("code") ?? "";
  return withServer(client, env, [code, codeVerifier, state], async (server) =>
    toTokenSet(
      await authorizationCodeGrant(server, returned, { pkceCodeVerifier: codeVerifier, expectedState: state }, resourceOf(client.config)),
    ),
  );
}
