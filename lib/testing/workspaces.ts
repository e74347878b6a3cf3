import type { Ctx } from "#lib/auth/ctx.ts";
import { type Permission, ROLE_PERMISSIONS, type Role } from "#lib/contracts/permissions.ts";
import { randomToken } from "#lib/crypto/random-token.ts";
import { db } from "#lib/db/client.ts";
import { newId } from "#lib/id.ts";

export interface TestWorkspace {
  /** The owner, acting. */
  ctx: Ctx;
  /** An API token with every permission. */
  token: string;
}

let count = 0;

/** A workspace of its own, with an owner and a token. */
export async function makeWorkspace(role: Role = "owner"): Promise<TestWorkspace> {
  count += 1;
  const user = await db().user.create({ data: { id: newId(), email: `user${count}-${newId()}@example.com`, name: `User ${count}` } });
  const { id, slug, name } = await db().workspace.create({ data: { id: newId(), slug: `w-${newId()}`, name: `Workspace ${count}` } });
  await db().member.create({ data: { workspaceId: id, userId: user.id, role } });
  const ctx: Ctx = {
    actor: { type: "user", id: user.id, name: user.name },
    workspace: { id, slug, name },
    role,
    permissions: new Set(ROLE_PERMISSIONS[role]),
    source: "api",
    requestId: "test",
    signal: new AbortController().signal,
  };
  return { ctx, token: await makeToken(ctx) };
}

export async function twoWorkspaces(): Promise<{ ours: TestWorkspace; theirs: TestWorkspace }> {
  return { ours: await makeWorkspace(), theirs: await makeWorkspace() };
}

interface TokenOptions {
  permissions?: readonly Permission[];
  expiresAt?: Date;
  revokedAt?: Date;
}

/** An API token of the workspace, as its text. */
export async function makeToken(ctx: Ctx, { permissions = ROLE_PERMISSIONS.owner, ...dates }: TokenOptions = {}): Promise<string> {
  const { token, prefix, hash: tokenHash } = randomToken();
  await db().apiToken.create({
    data: { id: newId(), workspaceId: ctx.workspace.id, name: "test", prefix, tokenHash, permissions: [...permissions], ...dates },
  });
  return token;
}
