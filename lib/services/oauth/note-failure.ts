import { changes } from "#lib/db/changes.ts";
import { db } from "#lib/db/client.ts";
import type { ExecutorFailure } from "#lib/errors.ts";
import type { Grant } from "./grant.ts";

/** A renewal that failed is not tried again by every call that comes along. */
const RETRY_SECONDS = 5;

/** Ends a lease without tokens: callers get the same failure for a moment. */
export async function noteFailure({ id }: Pick<Grant, "id">, leaseId: string, { layer, message }: ExecutorFailure): Promise<void> {
  await db().$executeRaw`
    UPDATE oauth_grants
    SET lease_id = NULL, lease_until = NULL, failure = ${JSON.stringify({ layer, message })}::jsonb,
        retry_at = now() + make_interval(secs => ${RETRY_SECONDS})
    WHERE id = ${id}::uuid AND lease_id = ${leaseId}::uuid`;
}

/** Marks a grant that only a person can make good again, if it is still the one that was refused. */
export async function noteLost({ id, generation }: Pick<Grant, "id" | "generation">): Promise<boolean> {
  const count = await db().$executeRaw`
    UPDATE oauth_grants SET state = 'needs_reconnect', lease_id = NULL, lease_until = NULL
    WHERE id = ${id}::uuid AND generation = ${generation} AND state = 'ready'`;
  changes().changedHere();
  return count === 1;
}
