import { genericGrantRequest } from "openid-client";
import type { OAuthClient } from "./oauth-client.ts";
import { OAuthFailure } from "./oauth-failure.ts";
import { resourceOf } from "./requested.ts";
import type { ServerEnv } from "./server-env.ts";
import { toTokenSet } from "./to-token-set.ts";
import type { TokenSet } from "./token-set.ts";
import { withServer } from "./with-server.ts";

const GRANT = "urn:ietf:params:oauth:grant-type:device_code";

/** With these a code is over. */
const ENDED = new Set(["access_denied", "expired_token"]);

/** Asks once whether the person has agreed; `slow_down` asks to ask less often, `ended` to start again. */
export async function pollDevice(
  client: OAuthClient,
  env: ServerEnv,
  deviceCode: string,
): Promise<TokenSet | "pending" | "slow_down" | "ended"> {
  try {
    const parameters = { device_code: deviceCode, ...resourceOf(client.config) };
    return await withServer(client, env, [deviceCode], async (server) => toTokenSet(await genericGrantRequest(server, GRANT, parameters)));
  } catch (thrown) {
    if (!(thrown instanceof OAuthFailure)) throw thrown;
    if (thrown.error === "authorization_pending") return "pending";
    if (thrown.error === "slow_down") return "slow_down";
    if (thrown.error !== null && ENDED.has(thrown.error)) return "ended";
    throw thrown;
  }
}
