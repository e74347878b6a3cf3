import { type Credential, CredentialType } from "#lib/contracts/credentials.ts";
import type { Credential as Row } from "#lib/db/generated/client.ts";

/** Name, type, state and dates: a value never leaves. `lost` has the ids of clients of which an account has to be connected anew. */
export function toCredential(row: Omit<Row, "sealed">, lost: ReadonlySet<string>): Credential {
  return {
    id: row.id,
    name: row.name,
    type: CredentialType.parse(row.type),
    state: lost.has(row.id) ? "needs_reconnect" : "ready",
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
