import type { OAuthClient } from "./oauth-client.ts";
import type { ServerEnv } from "./server-env.ts";
import { withServer } from "./with-server.ts";

/** The scopes that the server names (RFC 8414, section 2): it may know more. Null where it names none. Throws an OAuthFailure. */
export function serverScopes(client: OAuthClient, env: ServerEnv): Promise<readonly string[] | null> {
  return withServer(client, env, [], async (server) => server.serverMetadata().scopes_supported ?? null);
}
