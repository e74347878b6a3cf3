import type { Ctx } from "#lib/auth/ctx.ts";
import { connectable } from "../connectable.ts";
import { keepConnection } from "../keep-connection.ts";
import { expireGrant } from "./expire-grant.ts";
import { makeOAuthConnector } from "./make-oauth-connector.ts";

/** A connector to the server, connected with tokens that have ended. */
export async function connectAccount(ctx: Ctx, url: string, refreshToken: string | null = "sentinel-refresh-0", settings: object = {}) {
  const addresses = { issuer: null, tokenUrl: `${url}/token`, authorizationUrl: `${url}/authorize` };
  const made = await makeOAuthConnector(ctx, url, "any", { grant: "authorization_code", ...addresses, ...settings });
  const { client } = await connectable(ctx, made.connectorId);
  const first = { accessToken: "sentinel-access-0", tokenType: "bearer", refreshToken, expiresInSeconds: 3600, scope: null };
  await keepConnection(ctx, client, ctx.workspace.id, first);
  await expireGrant(made.connectorId);
  return { ...made, client, holderId: ctx.workspace.id };
}
