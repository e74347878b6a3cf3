import type { OAuthClient } from "./oauth-client.ts";
import type { ServerEnv } from "./server-env.ts";
import { withServer } from "./with-server.ts";

/** Finds the server's addresses, which are remembered, so that what follows is one request. Throws an OAuthFailure. */
export function discoverServer(client: OAuthClient, env: ServerEnv): Promise<void> {
  return withServer(client, env, [], async () => {});
}
