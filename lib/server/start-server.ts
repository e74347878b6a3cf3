import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import next from "next";
import { closeServer } from "#lib/server/close-server.ts";
import { createApiListener } from "#lib/server/create-api-listener.ts";
import { decodePercent } from "#lib/server/decode-segment.ts";
import { type Lane, loadRouteTable } from "#lib/server/load-route-table.ts";
import { setPath, setRemoteAddress } from "#lib/server/own-headers.ts";
import type { RouteMatch, RouteTable } from "#lib/server/route-table.ts";
import { sendMalformedPath } from "#lib/server/send-malformed-path.ts";
import { listStaticFiles, type StaticFiles, sendStaticFile } from "#lib/server/static-files.ts";
import type { ApiLane } from "#lib/server/with-automatic-methods.ts";

export interface StartServerOptions {
  host: string;
  /** 0 takes a free port. */
  port: number;
  /** The project folder, with its production build in `.next`. */
  rootDir: string;
}

export interface RunningServer {
  url: string;
  port: number;
  /** Resolves when every request in flight is answered, after ten seconds at the latest. */
  close(): Promise<void>;
}

const CLOSE_GRACE_MS = 10_000;
const LIMITS = { headersTimeout: 20_000, requestTimeout: 120_000, keepAliveTimeout: 65_000 };

/**
 * Serves the production build: route handlers below `/api` are called directly, everything else goes through Next's own pipeline.
 * Rejects at once when the port is taken.
 */
export async function startServer({ host, port, rootDir }: StartServerOptions): Promise<RunningServer> {
  const server = createServer(LIMITS);
  const ready = Promise.withResolvers<RequestListener>();
  const wait: RequestListener = (incoming, outgoing) => void ready.promise.then((listener) => listener(incoming, outgoing));
  server.on("request", wait);
  const bound = await listen(server, host, port);
  const app = next({ dev: false, dir: rootDir, hostname: host, port: bound, httpServer: noUpgrades() });
  try {
    await app.prepare();
    const listener = toListener(await loadRouteTable(rootDir), listStaticFiles(rootDir), host, app.getRequestHandler());
    ready.resolve(listener);
    server.off("request", wait).on("request", listener);
  } catch (error) {
    server.close();
    server.closeAllConnections();
    throw error;
  }
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${bound}`,
    port: bound,
    async close() {
      await closeServer(server, CLOSE_GRACE_MS);
      await app.close();
    },
  };
}

function toListener(table: RouteTable<Lane>, files: StaticFiles, host: string, serveByNext: RequestListener): RequestListener {
  const serveApi = createApiListener(host);
  return (incoming, outgoing) => {
    setRemoteAddress(incoming);
    const pathname = pathnameOf(incoming);
    if (sendStaticFile(files, pathname, incoming, outgoing)) return;
    const match = table.match(pathname);
    if (isServedHere(match)) serveApi(incoming, outgoing, match);
    else if (match === undefined && failsInNext(pathname)) sendMalformedPath(outgoing);
    else {
      setPath(incoming);
      serveByNext(incoming, outgoing);
    }
  };
}

function isServedHere(match: RouteMatch<Lane> | undefined): match is RouteMatch<ApiLane> {
  return match !== undefined && match.value !== null;
}

/** Next answers these with 500: a path that is no percent-encoded UTF-8, and the asterisk of an OPTIONS for the whole server. */
function failsInNext(pathname: string): boolean {
  return pathname === "*" || (pathname.includes("%") && decodePercent(pathname) === undefined);
}

function pathnameOf({ url = "/" }: IncomingMessage): string {
  const query = url.indexOf("?");
  return query === -1 ? url : url.slice(0, query);
}

/**
 * In production Next has nothing to upgrade, but leaves every such socket open for ever. Listening on a server that is never started
 * keeps it from that: without a listener Node ignores the header and answers the request as usual, as RFC 9110 section 7.8 permits.
 */
function noUpgrades(): Server {
  return createServer();
}

async function listen(server: Server, host: string, port: number): Promise<number> {
  server.listen(port, host);
  await once(server, "listening");
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : port;
}
