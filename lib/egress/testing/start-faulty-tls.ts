import { createServer } from "node:https";
import type { TlsOptions } from "node:tls";
import { makeCertificate } from "#lib/egress/testing/make-certificate.ts";
import { listen, startRawServer, type TestServer } from "#lib/egress/testing/start-server.ts";

export interface FaultyTls extends TestServer {
  /** The authority to trust, as far as trust is not the fault. */
  ca: string;
}

export const TLS_FAULTS = [
  "self-signed",
  "expired",
  "other-host",
  "old-version",
  "no-common-cipher",
  "client-certificate-missing",
  "plain-text",
  "reset-in-handshake",
  "close-in-handshake",
  "silent-handshake",
] as const;

export type TlsFault = (typeof TLS_FAULTS)[number];

const OPTIONS: Partial<Record<TlsFault, TlsOptions>> = {
  "old-version": { minVersion: "TLSv1.1", maxVersion: "TLSv1.1" },
  "no-common-cipher": { maxVersion: "TLSv1.2", ciphers: "ECDHE-RSA-AES128-SHA" },
  "client-certificate-missing": { requestCert: true, rejectUnauthorized: true },
};

/** An HTTPS server for `localhost` with something wrong about its TLS. */
export async function startFaultyTls(fault: TlsFault): Promise<FaultyTls> {
  const certificate = makeCertificate(
    fault === "other-host" ? "other.test" : "localhost",
    fault === "expired" ? new Date(Date.now() - 1000) : undefined,
  );
  const ca = fault === "self-signed" ? makeCertificate("localhost").cert : certificate.cert;
  return { ...(await start(fault, { ...certificate, ...OPTIONS[fault] })), ca };
}

function start(fault: TlsFault, options: TlsOptions): Promise<TestServer> {
  if (fault === "plain-text")
    return startRawServer((socket) => socket.once("data", () => socket.write("HTTP/1.1 400 Bad Request\r\n\r\n")));
  if (fault === "reset-in-handshake") return startRawServer((socket) => socket.once("data", () => socket.resetAndDestroy()));
  if (fault === "close-in-handshake") return startRawServer((socket) => socket.once("data", () => socket.end()));
  if (fault === "silent-handshake") return startRawServer(() => {});
  return listen(
    createServer(options, (_request, response) => response.end("secure")),
    "https",
  );
}
