import type { Ctx } from "#lib/auth/ctx.ts";
import { AuthConfig, type OAuth2Config } from "#lib/contracts/connector-auth.ts";
import type { FieldError } from "#lib/contracts/errors.ts";
import { ExecutorFailure } from "#lib/errors.ts";
import { OAuthFailure } from "#lib/executors/api-call/auth/oauth/oauth-failure.ts";
import { serverScopes } from "#lib/executors/api-call/auth/oauth/server-scopes.ts";
import { serviceEnv } from "../connectors/reach-service.ts";
import { resolveTls } from "../connectors/resolve-tls.ts";
import type { ConnectorRow } from "../connectors/resolve-upstream.ts";
import { DraftTokens } from "./draft-tokens.ts";
import { toOAuthClient } from "./to-oauth-client.ts";

const TIMEOUT_MS = 15_000;

/** What to mend in how a connector gets its tokens, as far as its authorization server tells by itself. No secret is sent. */
export async function checkAuthorizationServer(ctx: Ctx, row: ConnectorRow): Promise<FieldError[]> {
  const { oauth2: config } = AuthConfig.parse(row.authConfig);
  if (row.authType !== "oauth2" || config?.issuer == null) return [];
  const nobody = { type: "oauth2", clientId: "check", clientSecret: "" } as const;
  const client = toOAuthClient(row, { ...config, clientAuthentication: "none" }, nobody, resolveTls(row).tls);
  const signal = AbortSignal.any([ctx.signal, AbortSignal.timeout(TIMEOUT_MS)]);
  try {
    return unknownScopes(config, await serverScopes(client, { ...serviceEnv(ctx, new DraftTokens()), signal }));
  } catch (thrown) {
    if (!(thrown instanceof OAuthFailure) && !(thrown instanceof ExecutorFailure)) throw thrown;
    return [{ path: "authConfig.oauth2.issuer", message: thrown.message }];
  }
}

function unknownScopes({ scope }: OAuth2Config, named: readonly string[] | null): FieldError[] {
  if (named === null) return [];
  const unknown = scope.split(" ").filter((wanted) => wanted !== "" && !named.includes(wanted));
  if (unknown.length === 0) return [];
  const list = named.slice(0, 12).join(", ") + (named.length > 12 ? " …" : "");
  const message = `the server does not name ${unknown.map((scope) => `“${scope}”`).join(", ")} among its scopes (${list})`;
  return [{ path: "authConfig.oauth2.scope", message: message.slice(0, 1_000) }];
}
