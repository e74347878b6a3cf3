import type { Token } from "#lib/contracts/people.ts";
import { Permission } from "#lib/contracts/permissions.ts";
import type { ApiToken } from "#lib/db/generated/client.ts";

export function toToken(row: Omit<ApiToken, "tokenHash">, createdBy: string | null): Token {
  return {
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    permissions: row.permissions.filter((permission): permission is Permission => Permission.safeParse(permission).success),
    createdBy,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}
