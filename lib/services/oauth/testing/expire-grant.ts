import { changes } from "#lib/db/changes.ts";
import { db } from "#lib/db/client.ts";

/** As if the tokens of the connector were an hour old and ended in `inMs`; every process notices. */
export async function expireGrant(connectorId: string, inMs = -1): Promise<void> {
  const data = { obtainedAt: new Date(Date.now() - 3_600_000), expiresAt: new Date(Date.now() + inMs), state: "ready" };
  await db().oAuthGrant.updateMany({ where: { connectorId }, data });
  changes().changedHere();
}
