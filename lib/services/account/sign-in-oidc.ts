import { Email } from "#lib/contracts/people.ts";
import { db } from "#lib/db/client.ts";
import { transact } from "#lib/db/transact.ts";
import { env } from "#lib/env.ts";
import { createUser } from "./create-user.ts";

interface Identity {
  issuer: string;
  subject: string;
  email: string;
  emailVerified: boolean;
  name: string;
}

/**
 * The person behind a sign-in at the OpenID provider; null when they may not come in. The first sign-in joins the account
 * with the same address, but only on an address that the provider has verified; without one, an account is made where sign-up is open.
 */
export async function signInOidc(identity: Identity): Promise<{ id: string; sessionVersion: number } | null> {
  const { issuer, subject } = identity;
  const known = await db().userIdentity.findUnique({ where: { issuer_subject: { issuer, subject } }, include: { user: true } });
  if (known !== null) return known.user;
  const email = Email.safeParse(identity.email).data;
  if (email === undefined || !identity.emailVerified) return null;
  return transact(async (tx) => {
    const account = await tx.user.findUnique({ where: { email } });
    if (account === null && !env().SINTRA_OPEN_SIGNUP) return null;
    const user = account ?? { ...(await createUser(tx, { email, name: identity.name, passwordHash: null })), sessionVersion: 1 };
    await tx.userIdentity.create({ data: { issuer, subject, userId: user.id } });
    return { id: user.id, sessionVersion: user.sessionVersion };
  });
}
