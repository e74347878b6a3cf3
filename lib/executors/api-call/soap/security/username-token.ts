import type { WsSecurity } from "#lib/contracts/ws-security.ts";
import { ExecutorFailure } from "#lib/errors.ts";
import { isXmlText } from "#lib/executors/api-call/soap/xml/escape-xml.ts";
import type { Upstream } from "#lib/executors/api-call/upstream.ts";

/** The header that says who calls (OASIS UsernameToken Profile 1.0), made of the connector's `basic` credential. */
export async function usernameToken(security: WsSecurity | null, { auth }: Pick<Upstream, "auth">): Promise<string | undefined> {
  if (security === null || (security.usernameToken === null && !security.sign)) return undefined;
  // The signature is put into a header that is there.
  if (security.usernameToken === null) return "";
  if (auth.type !== "basic") throw new ExecutorFailure("auth", "A UsernameToken needs a connector that signs in with a basic credential");
  if (!isXmlText(auth.username + auth.password)) {
    throw new ExecutorFailure("auth", "The credential holds characters that cannot be sent in a SOAP message");
  }
  const { WSSecurity } = await import("soap");
  const passwordType = security.usernameToken === "text" ? "PasswordText" : "PasswordDigest";
  // Of a signed message the signature has the time.
  const hasTimeStamp = security.timestamp && !security.sign;
  return new WSSecurity(auth.username, auth.password, { passwordType, hasTimeStamp, hasNonce: true, mustUnderstand: true }).toXML();
}
