import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { type AddressInfo, createServer as createRawServer, type Server as RawServer, type Socket } from "node:net";
import type { TestCertificate } from "#lib/egress/testing/make-certificate.ts";

export interface TestServer extends AsyncDisposable {
  port: number;
  /** With the address 127.0.0.1. */
  url: string;
  /** How many connections were accepted so far. */
  connections(): number;
}

/** A real HTTP server on a free port of 127.0.0.1; HTTPS with a certificate. */
export function startServer(listener: RequestListener, certificate?: TestCertificate): Promise<TestServer> {
  const server = certificate === undefined ? createServer(listener) : createTlsServer(certificate, listener);
  return listen(server, certificate === undefined ? "http" : "https");
}

/** A bare TCP server, for what no HTTP server would send. */
export function startRawServer(onConnection: (socket: Socket) => void, address?: string): Promise<TestServer> {
  return listen(createRawServer(onConnection), "http", address);
}

/** On a free port, until it is disposed of. */
export async function listen(server: Server | RawServer, scheme: string, address = "127.0.0.1"): Promise<TestServer> {
  const sockets = new Set<Socket>();
  let accepted = 0;
  server.on("connection", (socket: Socket) => {
    accepted++;
    sockets.add(socket);
    socket.on("error", () => socket.destroy());
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, address, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `${scheme}://127.0.0.1:${port}`,
    connections: () => accepted,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
