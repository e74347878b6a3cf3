import { createServer } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { connect } from "node:net";
import type { TestCertificate } from "#lib/egress/testing/make-certificate.ts";
import { listen, type TestServer } from "#lib/egress/testing/start-server.ts";

export interface TestProxy extends TestServer {
  /** What each CONNECT asked for, as `address:port`, with its Proxy-Authorization. */
  asked: { authority: string; authorization: string | undefined }[];
}

/** An HTTP proxy that tunnels (CONNECT) and does nothing else; it refuses with `status` when that is given. */
export async function startProxy(options: { status?: number; certificate?: TestCertificate } = {}): Promise<TestProxy> {
  const asked: TestProxy["asked"] = [];
  const server = options.certificate === undefined ? createServer() : createTlsServer(options.certificate);
  server.on("connect", ({ url = "", headers }, client, head) => {
    asked.push({ authority: url, authorization: headers["proxy-authorization"] });
    if (options.status !== undefined) {
      client.end(`HTTP/1.1 ${options.status} No\r\n\r\n`);
      return;
    }
    const { hostname, port } = new URL(`http://${url}`);
    const upstream = connect(Number(port || 80), hostname.replace(/^\[|\]$/g, ""), () => {
      client.write("HTTP/1.1 200 Connection established\r\n\r\n");
      upstream.write(head);
      upstream.pipe(client).pipe(upstream);
    });
    upstream.on("error", () => client.destroy());
    client.on("error", () => upstream.destroy());
  });
  return { ...(await listen(server, options.certificate === undefined ? "http" : "https")), asked };
}
