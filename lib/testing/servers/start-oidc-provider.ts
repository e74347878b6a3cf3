import path from "node:path";
import { testServersDir } from "#lib/testing/servers/known-servers.ts";
import { startProgram } from "#lib/testing/servers/start-program.ts";
import type { TestServer } from "#lib/testing/servers/test-server.ts";

export interface OidcProviderOptions {
  /** Where the clients `web`, `web-post` and `public` may send the browser back to. */
  redirectUris?: string[];
  accessTokenSeconds?: number;
  /** A rotated refresh token that is used again revokes its whole grant. */
  rotateRefreshToken?: boolean;
  /** How long every answer of the token endpoint takes, to widen a race. */
  tokenDelayMs?: number;
}

const DEFAULTS = {
  redirectUris: ["http://127.0.0.1:3000/api/oauth/callback"],
  accessTokenSeconds: 3600,
  rotateRefreshToken: true,
  tokenDelayMs: 0,
} satisfies Required<OidcProviderOptions>;

/**
 * The certified OAuth 2.0 and OpenID Connect server of npm, found by `/.well-known/openid-configuration`; any login and password sign in.
 * Every client's secret is its id and `-secret`: `web` and `web-post` (authorization code with PKCE and refresh; basic, post), `machine` (post)
 * and `machine-basic` (client credentials), `device` (device code); `public` has none. Scopes: openid, offline_access, api:read, api:write.
 * `/test/counts` tells tokens issued by grant type and refusals by error; `/test/api` answers to a valid access token only.
 */
export function startOidcProvider(options: OidcProviderOptions = {}): Promise<TestServer> {
  return startProgram({
    name: "oidc-provider",
    command: process.execPath,
    args: (port) => [path.join(testServersDir, "programs/oidc-provider.mjs"), String(port), JSON.stringify({ ...DEFAULTS, ...options })],
    readyPath: "/.well-known/openid-configuration",
  });
}
