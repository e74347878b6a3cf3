import { db } from "#lib/db/client.ts";
import type { OAuthClient } from "#lib/executors/api-call/auth/oauth/oauth-client.ts";
import { newId } from "#lib/id.ts";
import type { Grant } from "./grant.ts";
import { grantFingerprint } from "./grant-fingerprint.ts";

/** The row that a client's own tokens are kept in. One of another server or client, or with tokens that `unusable` names, becomes empty. */
export async function openGrant(client: OAuthClient, holderId: string, unusable?: Pick<Grant, "generation">): Promise<void> {
  const { workspaceId, connectorId, credentialId } = client;
  const fingerprint = grantFingerprint(client);
  await db().$executeRaw`
    INSERT INTO oauth_grants (id, workspace_id, connector_id, holder_id, credential_id, fingerprint, sealed)
    VALUES (${newId()}::uuid, ${workspaceId}::uuid, ${connectorId}::uuid, ${holderId}::uuid, ${credentialId}::uuid, ${fingerprint}, '')
    ON CONFLICT (connector_id, holder_id) DO UPDATE
    SET fingerprint = EXCLUDED.fingerprint, credential_id = EXCLUDED.credential_id, sealed = '', state = 'ready',
        generation = oauth_grants.generation + 1, lease_id = NULL, lease_until = NULL, failure = NULL, retry_at = NULL, forced_at = NULL
    WHERE oauth_grants.fingerprint <> EXCLUDED.fingerprint OR oauth_grants.generation = ${unusable?.generation ?? -1}`;
}
