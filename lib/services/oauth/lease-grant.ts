import { db } from "#lib/db/client.ts";
import { newId } from "#lib/id.ts";
import type { Grant } from "./grant.ts";

/** Longer than a token endpoint may take; a process that dies keeps the others waiting for the rest of it. */
export const LEASE_SECONDS = 20;

/** The right to renew a grant, for one process of all; null while another has it, or where the grant is not what it was. */
export async function leaseGrant({ id, generation }: Pick<Grant, "id" | "generation">, forced: boolean): Promise<string | null> {
  const leaseId = newId();
  const count = await db().$executeRaw`
    UPDATE oauth_grants
    SET lease_id = ${leaseId}::uuid, lease_until = now() + make_interval(secs => ${LEASE_SECONDS}),
        forced_at = CASE WHEN ${forced} THEN now() ELSE forced_at END
    WHERE id = ${id}::uuid AND generation = ${generation} AND state = 'ready'
      AND (lease_until IS NULL OR lease_until < now()) AND (retry_at IS NULL OR retry_at < now())`;
  return count === 1 ? leaseId : null;
}
