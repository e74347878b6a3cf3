import { audit } from "#lib/audit.ts";
import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { CreateTokenInput, Token } from "#lib/contracts/people.ts";
import { randomToken } from "#lib/crypto/random-token.ts";
import { transact } from "#lib/db/transact.ts";
import { AppError } from "#lib/errors.ts";
import { newId } from "#lib/id.ts";
import { lockMaker } from "./lock-maker.ts";
import { toToken } from "./to-token.ts";

/** Makes a token of the workspace. Only its hash is kept, so it is shown this once. A token that a token makes ends no later than it. */
export async function createToken(ctx: Ctx, input: CreateTokenInput): Promise<{ message: string; token: Token; secret: string }> {
  assertCan(ctx, "token:write");
  const permissions = input.permissions ?? [...ctx.permissions];
  for (const permission of permissions) assertCan(ctx, permission);
  const asked = input.expiresAt === null ? null : new Date(input.expiresAt);
  if (asked !== null && asked.getTime() <= Date.now()) {
    throw new AppError("invalid_request", "The expiry lies in the past", { errors: [{ path: "expiresAt", message: "lies in the past" }] });
  }
  const { token: secret, prefix, hash: tokenHash } = randomToken();
  return transact(async (tx) => {
    const maker = await lockMaker(tx, ctx);
    for (const permission of permissions) assertCan({ ...ctx, permissions: new Set(maker.permissions) }, permission);
    const expiresAt = earlier(asked, maker.expiresAt);
    const ids = { id: newId(), workspaceId: ctx.workspace.id, createdById: ctx.actor.id };
    const row = await tx.apiToken.create({ data: { ...ids, name: input.name, prefix, tokenHash, permissions, expiresAt } });
    await audit(tx, ctx, "token.created", row.id, { name: row.name, prefix, permissions });
    return { message: "Token created successfully", token: toToken(row, ctx.actor.name), secret };
  });
}

/** The earlier of two ends; null is never. */
function earlier(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}
