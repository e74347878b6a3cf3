import { type Credential, CredentialType } from "#lib/contracts/credentials.ts";
import type { Credential as Row } from "#lib/db/generated/client.ts";

/** Name, type and dates: a value never leaves. */
export function toCredential(row: Omit<Row, "sealed">): Credential {
  return {
    id: row.id,
    name: row.name,
    type: CredentialType.parse(row.type),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
