import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";

export interface Upstream extends AsyncDisposable {
  url: string;
  /** As SINTRA_EGRESS_ALLOW takes it. */
  host: string;
}

/** A service that connectors call, on a loopback port of its own. */
export async function startUpstream(listener: RequestListener): Promise<Upstream> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The upstream has no port");
  const host = `127.0.0.1:${address.port}`;
  return {
    url: `http://${host}`,
    host,
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
