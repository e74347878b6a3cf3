import { type Credential, CredentialType } from "#lib/contracts/credentials.ts";
import type { Credential as Row } from "#lib/db/generated/client.ts";

const LIVING = { where: { deletedAt: null }, select: { id: true, displayName: true }, orderBy: { name: "asc" } } as const;

/** What a query for a credential includes, so that it can be shown. */
export const CREDENTIAL_PARTS = { connectors: LIVING, tlsConnectors: LIVING } as const;

type Shown = Omit<Row, "sealed"> & Record<keyof typeof CREDENTIAL_PARTS, { id: string; displayName: string }[]>;

/** Name, type, state and dates: a value never leaves. `lost` has the ids of clients of which an account has to be connected anew. */
export function toCredential(row: Shown, lost: ReadonlySet<string>): Credential {
  return {
    id: row.id,
    name: row.name,
    type: CredentialType.parse(row.type),
    state: lost.has(row.id) ? "needs_reconnect" : "ready",
    usedBy: usersOf(row),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    rotatedAt: row.rotatedAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** A connector may sign with a credential and prove itself with it as well. */
function usersOf({ connectors, tlsConnectors }: Shown): Credential["usedBy"] {
  const users = new Map([...connectors, ...tlsConnectors].map((connector) => [connector.id, connector]));
  return [...users.values()];
}
