import type { AnonymousCtx } from "#lib/auth/ctx.ts";
import type { SignUpInput, User } from "#lib/contracts/people.ts";
import { hashPassword } from "#lib/crypto/hash-password.ts";
import { transact } from "#lib/db/transact.ts";
import { env } from "#lib/env.ts";
import { AppError } from "#lib/errors.ts";
import { joinByInvitation } from "../invitations/join-by-invitation.ts";
import { createUser } from "./create-user.ts";
import { slowDown } from "./slow-down.ts";

/** Makes an account: by invitation, which it uses up, or freely where the operator has opened sign-up. */
export async function signUp(ctx: AnonymousCtx, input: SignUpInput): Promise<{ message: string; user: User }> {
  const { invitation } = input;
  if (invitation === undefined && !env().SINTRA_OPEN_SIGNUP) {
    throw new AppError("forbidden", "Sign-up is by invitation here; ask an owner of a workspace for a link");
  }
  await slowDown.signUp(ctx.address);
  const passwordHash = await hashPassword(input.password);
  const user = await transact(async (tx) => {
    if ((await tx.user.findUnique({ where: { email: input.email } })) !== null) {
      throw new AppError("conflict", "There is an account with this address already", {
        errors: [{ path: "email", message: "has an account already" }],
      });
    }
    const created = await createUser(tx, { email: input.email, name: input.name, passwordHash });
    if (invitation !== undefined) await joinByInvitation(tx, { user: created, requestId: ctx.requestId }, invitation);
    return created;
  });
  return { message: "Account created successfully", user };
}
