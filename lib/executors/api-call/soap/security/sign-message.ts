import { createPrivateKey } from "node:crypto";
import type { WsSecurity } from "#lib/contracts/ws-security.ts";
import { ExecutorFailure } from "#lib/errors.ts";
import type { Upstream } from "#lib/executors/api-call/upstream.ts";

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/;

/** The message with its body signed (OASIS X.509 Token Profile 1.0) by the connector's client certificate. */
export async function signMessage(envelope: string, security: WsSecurity | null, { tls }: Pick<Upstream, "tls">): Promise<string> {
  if (security === null || !security.sign) return envelope;
  const certificate = tls?.cert === undefined ? undefined : CERTIFICATE.exec(tls.cert)?.[0];
  if (tls?.key === undefined || certificate === undefined) {
    throw new ExecutorFailure("auth", "Signed messages need a connector with a client certificate");
  }
  const key = rsaKey(tls.key, tls.passphrase);
  const { WSSecurityCert } = await import("soap");
  return new WSSecurityCert(key, certificate, "", { hasTimeStamp: security.timestamp }).postProcess(envelope, "soap");
}

/** Without its passphrase, and only of the kind that the signature's algorithm takes. */
function rsaKey(pem: string, passphrase: string | undefined): string {
  try {
    const key = createPrivateKey({ key: pem, ...(passphrase === undefined ? {} : { passphrase }) });
    if (key.asymmetricKeyType === "rsa") return key.export({ type: "pkcs8", format: "pem" }).toString();
  } catch (cause) {
    throw new ExecutorFailure("auth", "The private key of the client certificate cannot be read", { cause });
  }
  throw new ExecutorFailure("auth", "Only an RSA key can sign messages; the client certificate has another one");
}
