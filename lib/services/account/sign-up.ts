import type { AnonymousCtx } from "#lib/auth/ctx.ts";
import type { SignUpInput, User } from "#lib/contracts/people.ts";
import { hashPassword } from "#lib/crypto/hash-password.ts";
import { transact } from "#lib/db/transact.ts";
import { env } from "#lib/env.ts";
import { AppError } from "#lib/errors.ts";
import { findInvitation } from "../invitations/find-invitation.ts";
import { joinWorkspace } from "../invitations/join-workspace.ts";
import { invalidInvitation, takeInvitation } from "../invitations/take-invitation.ts";
import { createUser } from "./create-user.ts";
import { slowDown } from "./slow-down.ts";

/** Makes an account: by invitation, which it uses up, or freely where the operator has opened sign-up. */
export async function signUp(ctx: AnonymousCtx, input: SignUpInput): Promise<{ message: string; user: User }> {
  const { email, name, invitation } = input;
  if (invitation === undefined && !env().SINTRA_OPEN_SIGNUP) {
    throw new AppError("forbidden", "Sign-up is by invitation here; ask an owner of a workspace for a link");
  }
  await slowDown.signUp(ctx.address);
  // Hashing is dear, so a link that cannot work is refused before it.
  if (invitation !== undefined) await assertOpen(invitation, email);
  const passwordHash = await hashPassword(input.password);
  const user = await transact(async (tx) => {
    // First, so that only who holds a good invitation learns whether there is an account.
    const taken = invitation === undefined ? null : await takeInvitation(tx, email, invitation);
    if ((await tx.user.findUnique({ where: { email } })) !== null) {
      throw new AppError("conflict", "There is an account with this address already", {
        errors: [{ path: "email", message: "has an account already" }],
      });
    }
    const created = await createUser(tx, { email, name, passwordHash });
    if (taken !== null) await joinWorkspace(tx, { user: created, requestId: ctx.requestId }, taken);
    return created;
  });
  return { message: "Account created successfully", user };
}

async function assertOpen(token: string, email: string): Promise<void> {
  const found = await findInvitation(token);
  if (found === null || (found.email !== null && found.email !== email)) throw invalidInvitation();
}
