import { db } from "#lib/db/client.ts";
import { SERVER_TIMES } from "#lib/executors/api-call/auth/oauth/server-times.ts";
import { newId } from "#lib/id.ts";
import type { Grant } from "./grant.ts";

/** A process that dies keeps the others waiting for the rest of it. */
const LEASE_SECONDS = SERVER_TIMES.lease / 1000;

type Leased = Pick<Grant, "id" | "generation">;

/** The right to renew a grant, for one process of all; null while another has it, or where the grant is not what it was. */
export async function leaseGrant({ id, generation }: Leased): Promise<string | null> {
  const leaseId = newId();
  const count = await db().$executeRaw`
    UPDATE oauth_grants SET lease_id = ${leaseId}::uuid, lease_until = now() + make_interval(secs => ${LEASE_SECONDS})
    WHERE id = ${id}::uuid AND generation = ${generation} AND state = 'ready'
      AND (lease_until IS NULL OR lease_until < now()) AND (retry_at IS NULL OR retry_at < now())`;
  return count === 1 ? leaseId : null;
}

/** The whole time anew, right before a refresh token is spent. False where it ran out and somebody else may be at it. */
export async function holdLease({ id, generation }: Leased, leaseId: string): Promise<boolean> {
  const count = await db().$executeRaw`
    UPDATE oauth_grants SET lease_until = now() + make_interval(secs => ${LEASE_SECONDS})
    WHERE id = ${id}::uuid AND generation = ${generation} AND state = 'ready' AND lease_id = ${leaseId}::uuid AND lease_until > now()`;
  return count === 1;
}

/** For whoever comes next. */
export async function dropLease({ id }: Pick<Grant, "id">, leaseId: string): Promise<void> {
  await db().$executeRaw`
    UPDATE oauth_grants SET lease_id = NULL, lease_until = NULL WHERE id = ${id}::uuid AND lease_id = ${leaseId}::uuid`;
}
