import type { Ctx } from "#lib/auth/ctx.ts";
import type { AuthState } from "#lib/contracts/connector-auth.ts";
import type { ConnectorView } from "#lib/contracts/connectors.ts";
import { db } from "#lib/db/client.ts";
import type { OAuthGrant } from "#lib/db/generated/client.ts";
import { grantFingerprint } from "../oauth/grant-fingerprint.ts";
import { holderOf } from "../oauth/holder-of.ts";
import { toGrant } from "../oauth/to-grant.ts";
import { resolveAuth } from "./resolve-auth.ts";
import type { ConnectorRow } from "./resolve-upstream.ts";
import { toConnector } from "./to-connector.ts";

export async function viewConnector(ctx: Ctx, row: ConnectorRow): Promise<ConnectorView> {
  return (await connectorViewer(ctx, [row]))(row);
}

/** Shows each of the connectors with the state of its auth, as whoever asks would use it. */
export async function connectorViewer(ctx: Ctx, rows: ConnectorRow[]): Promise<(row: ConnectorRow) => ConnectorView> {
  const ids = rows.flatMap(({ id, authType }) => (authType === "oauth2" ? [id] : []));
  const holderId = { in: [ctx.workspace.id, ctx.actor.id] };
  const where = { workspaceId: ctx.workspace.id, connectorId: { in: ids }, holderId };
  const grants = ids.length === 0 ? [] : await db().oAuthGrant.findMany({ where });
  return (row) => ({ ...toConnector(row), authState: authStateOf(ctx, row, grants) });
}

function authStateOf(ctx: Ctx, row: ConnectorRow, grants: OAuthGrant[]): AuthState {
  if (row.authType === "none") return "none";
  if (row.credential === null) return "unsigned";
  const { auth, failure } = resolveAuth(row);
  // A person has to store the secret again, or the missing part of it.
  if (failure !== null) return "needs_reconnect";
  if (auth.type !== "oauth2" || auth.client.config.grant === "client_credentials") return "ready";
  const holderId = holderOf(ctx, auth.client.config);
  const found = grants.find((grant) => grant.connectorId === row.id && grant.holderId === holderId);
  if (found === undefined || found.fingerprint !== grantFingerprint(auth.client)) return "needs_connect";
  const { needsReconnect, tokens, expiresAtMs } = toGrant(found);
  const hasEnded = tokens?.refreshToken === null && expiresAtMs <= Date.now();
  return needsReconnect || hasEnded ? "needs_reconnect" : "ready";
}
