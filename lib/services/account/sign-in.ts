import { Email, type User } from "#lib/contracts/people.ts";
import { hashPassword } from "#lib/crypto/hash-password.ts";
import { verifyPassword } from "#lib/crypto/verify-password.ts";
import { db } from "#lib/db/client.ts";
import { singleton } from "#lib/singleton.ts";
import { slowDown } from "./slow-down.ts";

interface Attempt {
  email: string;
  password: string;
  address: string;
}

/** The person with this email and password, with the version that their sessions carry; null when there is none. */
export async function signIn(attempt: Attempt): Promise<(User & { sessionVersion: number }) | null> {
  const email = Email.safeParse(attempt.email).data;
  if (email === undefined || attempt.password.length > 200) return null;
  await slowDown.attempt(email, attempt.address);
  const user = await db().user.findUnique({ where: { email } });
  // An unknown address takes as long as a wrong password.
  const matches = await verifyPassword(attempt.password, user?.passwordHash ?? (await decoy()));
  if (user === null || user.passwordHash === null || !matches) return null;
  await slowDown.succeeded(email, attempt.address);
  return { id: user.id, email, name: user.name, sessionVersion: user.sessionVersion };
}

function decoy(): Promise<string> {
  return singleton("sign-in.decoy", () => hashPassword("a password that nobody has"));
}
