import type { Ctx } from "#lib/auth/ctx.ts";
import { AuthConfig, type AuthState } from "#lib/contracts/connector-auth.ts";
import type { ConnectorView } from "#lib/contracts/connectors.ts";
import { db } from "#lib/db/client.ts";
import type { ApiConnector, OAuthGrant } from "#lib/db/generated/client.ts";
import { grantFingerprint } from "../oauth/grant-fingerprint.ts";
import { holderOf } from "../oauth/holder-of.ts";
import { toConnector } from "./to-connector.ts";

export async function viewConnector(ctx: Ctx, row: ApiConnector): Promise<ConnectorView> {
  return (await connectorViewer(ctx, [row]))(row);
}

/** Shows each of the connectors with the state of its auth, as whoever asks would use it. Opens no secret: that takes too long for a list. */
export async function connectorViewer(ctx: Ctx, rows: ApiConnector[]): Promise<(row: ApiConnector) => ConnectorView> {
  const ids = rows.flatMap(({ id, authType }) => (authType === "oauth2" ? [id] : []));
  const holderId = { in: [ctx.workspace.id, ctx.actor.id] };
  const where = { workspaceId: ctx.workspace.id, connectorId: { in: ids }, holderId };
  const grants = ids.length === 0 ? [] : await db().oAuthGrant.findMany({ where, omit: { sealed: true } });
  const endpoints = await endpointsOf(
    ctx,
    rows.map(({ id }) => id),
  );
  return (row) => {
    const { _count, _max } = endpoints.get(row.id) ?? { _count: 0, _max: { lastExecutedAt: null } };
    const authState = authStateOf(ctx, row, grants);
    return { ...toConnector(row), authState, endpoints: _count, lastUsedAt: _max.lastExecutedAt?.toISOString() ?? null };
  };
}

async function endpointsOf({ workspace }: Ctx, connectorIds: string[]) {
  const where = { workspaceId: workspace.id, connectorId: { in: connectorIds }, deletedAt: null };
  const groups = await db().apiEndpoint.groupBy({ by: ["connectorId"], where, _count: true, _max: { lastExecutedAt: true } });
  return new Map(groups.map((group) => [group.connectorId, group]));
}

function authStateOf(ctx: Ctx, row: ApiConnector, grants: Omit<OAuthGrant, "sealed">[]): AuthState {
  const { authType, authConfig, credentialId, baseUrl, tlsCa } = row;
  if (authType === "none") return "none";
  if (credentialId === null) return "unsigned";
  const config = authType === "oauth2" ? AuthConfig.parse(authConfig).oauth2 : null;
  if (config === null || config.grant === "client_credentials") return "ready";
  const holderId = holderOf(ctx, config);
  const found = grants.find((grant) => grant.connectorId === row.id && grant.holderId === holderId);
  if (found === undefined || found.fingerprint !== grantFingerprint({ config, credentialId, baseUrl, tls: { ca: tlsCa ?? undefined } }))
    return "needs_connect";
  const hasEnded = !found.renewable && found.expiresAt !== null && found.expiresAt.getTime() <= Date.now();
  return found.state === "needs_reconnect" || hasEnded ? "needs_reconnect" : "ready";
}
