import { cache } from "#lib/db/cache.ts";
import { db } from "#lib/db/client.ts";
import type { OAuthClient } from "#lib/executors/api-call/auth/oauth/oauth-client.ts";
import type { Grant } from "./grant.ts";
import { grantFingerprint } from "./grant-fingerprint.ts";
import { toGrant } from "./to-grant.ts";

/** The holder's grant at the connector's present server and client. Remembered until the workspace changes. */
export function findGrant(client: OAuthClient, holderId: string): Promise<Grant | null> {
  const key = `${client.connectorId}:${holderId}:${grantFingerprint(client)}`;
  return cache<Grant>("oauth-grants", 10_000).get(key, async () => {
    const value = await readGrant(client, holderId);
    return value === null ? null : { scope: client.workspaceId, value };
  });
}

/** The same as the database has it now. */
export async function readGrant(client: OAuthClient, holderId: string): Promise<Grant | null> {
  const { connectorId, workspaceId } = client;
  const row = await db().oAuthGrant.findUnique({ where: { connectorId_holderId: { connectorId, holderId }, workspaceId } });
  return row === null || row.fingerprint !== grantFingerprint(client) ? null : toGrant(row);
}
