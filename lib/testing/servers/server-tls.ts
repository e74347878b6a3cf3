import { writeFileSync } from "node:fs";
import path from "node:path";
import type { TestCertificate } from "#lib/egress/testing/make-certificate.ts";

/** How a server is to speak TLS. */
export interface ServerTls {
  certificate: TestCertificate;
  /** When given, callers must show this one. */
  client?: TestCertificate;
}

/** Writes them where the server can read them. */
export function writeCertificates(
  { certificate, client }: ServerTls,
  folder: string,
): { cert: string; key: string; ca: string | undefined } {
  const file = (name: string, content: string) => {
    const full = path.join(folder, name);
    writeFileSync(full, content, { mode: 0o600 });
    return full;
  };
  return {
    cert: file("server.pem", certificate.cert),
    key: file("server.key", certificate.key),
    // Signed by itself, so it is its own authority.
    ca: client && file("client.pem", client.cert),
  };
}
