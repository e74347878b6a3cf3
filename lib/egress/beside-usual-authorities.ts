import { rootCertificates } from "node:tls";

/** Certificate authorities in PEM together with the built-in ones, which a TlsIdentity's own would replace. */
export function besideUsualAuthorities(ca: string): string {
  return [...rootCertificates, ca].join("\n");
}
