import { decode } from "next-auth/jwt";
import { derivedSecret } from "#lib/crypto/root-keys.ts";
import { findUser, type KnownUser } from "./find-user.ts";

const NAMES = ["__Secure-next-auth.session-token", "next-auth.session-token"];

/** The key that next-auth seals sessions with. */
export function sessionSecret(): string {
  return derivedSecret("session");
}

/** The signed-in person of these cookies, or null: no session, an expired one, or one from before a change of password. */
export async function findSessionUser(cookies: Pick<Map<string, string>, "get">): Promise<KnownUser | null> {
  const sealed = NAMES.map((name) => cookies.get(name)).find((value) => value !== undefined);
  if (sealed === undefined) return null;
  const session = await decode({ token: sealed, secret: sessionSecret() }).catch(() => null);
  if (typeof session?.sub !== "string") return null;
  const user = await findUser(session.sub);
  return user !== null && user.sessionVersion === session["sessionVersion"] ? user : null;
}
