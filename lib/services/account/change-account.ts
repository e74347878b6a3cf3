import type { UserCtx } from "#lib/auth/ctx.ts";
import type { ChangeAccountInput, User } from "#lib/contracts/people.ts";
import { hashPassword } from "#lib/crypto/hash-password.ts";
import { verifyPassword } from "#lib/crypto/verify-password.ts";
import { db } from "#lib/db/client.ts";
import { transact } from "#lib/db/transact.ts";
import { AppError } from "#lib/errors.ts";
import { defined } from "../defined.ts";
import { slowDown } from "./slow-down.ts";

/** Changes one's own name or password. A new password ends every session, the caller's as well. */
export async function changeAccount(ctx: UserCtx, input: ChangeAccountInput): Promise<{ message: string; user: User }> {
  const { name, password, currentPassword = "" } = input;
  const passwordHash = password === undefined ? undefined : await replacing(ctx.user, currentPassword, password);
  return transact(async (tx) => {
    const ended = passwordHash === undefined ? {} : { passwordHash, sessionVersion: { increment: 1 } };
    const row = await tx.user.update({ where: { id: ctx.user.id }, data: { ...defined({ name }), ...ended } });
    return { message: "Account updated successfully", user: { id: row.id, email: row.email, name: row.name } };
  });
}

/** The hash of the new password, for who knows the present one; guessing it is as slow as at sign-in. */
async function replacing({ id, email }: User, current: string, next: string): Promise<string> {
  await slowDown.attempt(email, id);
  const { passwordHash } = await db().user.findUniqueOrThrow({ where: { id } });
  if (passwordHash === null) throw refused("This account signs in elsewhere and has no password here");
  if (!(await verifyPassword(current, passwordHash))) throw refused("is not your present password");
  await slowDown.succeeded(email, id);
  return hashPassword(next);
}

function refused(message: string): AppError {
  return new AppError("invalid_request", "The password was not changed", { errors: [{ path: "currentPassword", message }] });
}
