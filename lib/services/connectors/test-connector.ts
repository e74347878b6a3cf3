import { audit } from "#lib/audit.ts";
import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { ConnectorTested, TestConnectorInput } from "#lib/contracts/connector-connection.ts";
import { db } from "#lib/db/client.ts";
import { transact } from "#lib/db/transact.ts";
import { assertFound, assertId } from "../assert-found.ts";
import { probeConnector } from "./probe-connector.ts";
import { CONNECTOR_PARTS } from "./resolve-upstream.ts";

/** Calls the service once, signed as every call is, and tells how far that came. */
export async function testConnector(ctx: Ctx, { id, ...input }: TestConnectorInput & { id: string }): Promise<ConnectorTested> {
  assertCan(ctx, "connector:run");
  const where = { id: assertId(id, "connector"), workspaceId: ctx.workspace.id, deletedAt: null };
  const row = assertFound(await db().apiConnector.findFirst({ where, include: CONNECTOR_PARTS }), "connector");
  // Beforehand, so that nobody sends the credential without a trace.
  await transact((tx) => audit(tx, ctx, "connector.tested", id, { apiType: row.apiType, method: input.method }));
  return probeConnector(ctx, row, input);
}
