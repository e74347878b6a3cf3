import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import { db } from "#lib/db/client.ts";
import { AppError } from "#lib/errors.ts";
import type { OAuthClient } from "#lib/executors/api-call/auth/oauth/oauth-client.ts";
import type { ServerEnv } from "#lib/executors/api-call/auth/oauth/server-env.ts";
import { assertFound, assertId } from "../assert-found.ts";
import { reachService } from "../connectors/reach-service.ts";
import { CONNECTOR_PARTS, type ConnectorRow, resolveUpstream } from "../connectors/resolve-upstream.ts";

export interface Connectable {
  row: ConnectorRow;
  client: OAuthClient;
  /** Talks to the authorization server; what fails is told as an AppError without a secret. */
  reach<T>(work: (env: ServerEnv) => Promise<T>): Promise<T>;
}

/**
 * A connector that accounts can be connected to, for somebody who may do that: who may change connectors where all share one account,
 * whoever may call it where each has one.
 */
export async function connectable(ctx: Ctx, id: string): Promise<Connectable> {
  assertCan(ctx, "connector:run");
  const where = { id: assertId(id, "connector"), workspaceId: ctx.workspace.id, deletedAt: null };
  const row = assertFound(await db().apiConnector.findFirst({ where, include: CONNECTOR_PARTS }), "connector");
  const { upstream, failure } = resolveUpstream(row, { timeoutMs: null, maxResponseBytes: 0 });
  if (failure !== null) throw new AppError("conflict", failure.message, { layer: failure.layer });
  const { auth } = upstream;
  if (auth.type !== "oauth2") throw new AppError("conflict", "The connector does not use OAuth 2, or has no client credential yet");
  const { client } = auth;
  if (!client.config.perUser) assertCan(ctx, "connector:write");
  if (client.config.grant === "client_credentials")
    throw new AppError("conflict", "The connector's client gets its tokens itself: there is no account to connect");
  return { row, client, reach: (work) => reachService(ctx, row, (_upstream, env) => work(env)) };
}
