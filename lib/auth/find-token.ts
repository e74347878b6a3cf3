import { Permission } from "#lib/contracts/permissions.ts";
import { hashToken } from "#lib/crypto/hash-token.ts";
import { cache, type Loaded } from "#lib/db/cache.ts";
import { db } from "#lib/db/client.ts";
import type { WorkspaceRef } from "./ctx.ts";
import { failedTokens } from "./failed-tokens.ts";
import { refusedTokens } from "./refused-tokens.ts";

export interface KnownToken {
  id: string;
  name: string;
  workspace: WorkspaceRef;
  permissions: ReadonlySet<Permission>;
  expiresAtMs: number;
  /** When its last use was written down; see touchToken. */
  touchedAtMs: number;
}

/** The living token that this text is, or null. Remembered until the database says that it changed. `address` is who sends it. */
export async function findToken(secret: string, address: string): Promise<KnownToken | null> {
  if (secret.length > 200) return null;
  const hash = hashToken(secret);
  const tokens = cache<KnownToken>("tokens", 10_000);
  const token = tokens.peek(hash) ?? (await tokens.get(hash, () => loadFor(address, hash)));
  return token === null || token.expiresAtMs <= Date.now() ? null : token;
}

async function loadFor(address: string, tokenHash: string): Promise<Loaded<KnownToken>> {
  if (refusedTokens.has(tokenHash)) return null;
  await failedTokens.count(address);
  const loaded = await load(tokenHash);
  if (loaded === null) refusedTokens.add(tokenHash);
  else await failedTokens.forgive(address);
  return loaded;
}

async function load(tokenHash: string): Promise<Loaded<KnownToken>> {
  const row = await db().apiToken.findUnique({ where: { tokenHash, revokedAt: null }, include: { workspace: true } });
  if (row === null) return null;
  const { id, slug, name } = row.workspace;
  const value: KnownToken = {
    id: row.id,
    name: row.name,
    workspace: { id, slug, name },
    permissions: new Set(row.permissions.filter((permission): permission is Permission => Permission.safeParse(permission).success)),
    expiresAtMs: row.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY,
    touchedAtMs: row.lastUsedAt?.getTime() ?? 0,
  };
  return { value, scope: id };
}
