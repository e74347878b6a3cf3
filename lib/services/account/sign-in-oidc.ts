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
 * Nobody has verified the address of an account that was made with a password, and somebody else may have made it in advance:
 * its password and its sessions end when the person behind the address joins.
 */
export async function signInOidc(identity: Identity): Promise<{ id: string; sessionVersion: number } | null> {
  const { issuer, subject } = identity;
  const known = await db().userIdentity.findUnique({ where: { issuer_subject: { issuer, subject } }, include: { user: true } });
  if (known !== null) return known.user;
  const email = Email.safeParse(identity.email).data;
  if (email === undefined || !identity.emailVerified) return null;
  return transact(async (tx) => {
    const account = await tx.user.findUnique({ where: { email }, include: { identities: true } });
    if (account === null && !env().SINTRA_OPEN_SIGNUP) return null;
    const unverified = account !== null && account.passwordHash !== null && account.identities.length === 0;
    const user = unverified
      ? await tx.user.update({ where: { id: account.id }, data: { passwordHash: null, sessionVersion: { increment: 1 } } })
      : (account ?? { ...(await createUser(tx, { email, name: identity.name, passwordHash: null })), sessionVersion: 1 });
    await tx.userIdentity.create({ data: { issuer, subject, userId: user.id } });
    return { id: user.id, sessionVersion: user.sessionVersion };
  });
}
