import { once } from "node:events";
import { connect as connectTcp, isIP, type Socket } from "node:net";
import { type ConnectionOptions, connect as connectTls, type TLSSocket } from "node:tls";
import { DialStages, type StageTimes } from "#lib/egress/dial-stages.ts";
import { openTunnel } from "#lib/egress/open-tunnel.ts";
import { preferredAddress } from "#lib/egress/preferred-address.ts";
import { type Addresses, type Resolver, resolveTarget } from "#lib/egress/resolve-target.ts";
import { startDialLimit } from "#lib/egress/start-dial-limit.ts";
import { toConnectFailure } from "#lib/egress/to-connect-failure.ts";

export interface DialTarget {
  /** Without brackets. */
  host: string;
  port: number;
  /** Speak TLS, with these options; undefined for a plain connection. */
  tls: ConnectionOptions | undefined;
  /** Go through this proxy; undefined for a direct connection. */
  proxy: URL | undefined;
}

export interface DialOptions extends Resolver {
  connectTimeoutMs: number;
  signal?: AbortSignal | undefined;
  /** Told once, how long each stage took that was begun. */
  onDial?: (stages: StageTimes) => void;
}

/**
 * Resolves, checks, connects. The addresses that were checked are the ones that are dialled, so that no second DNS answer can differ
 * from them. Rejects with an ExecutorFailure in the layer of the stage that it came to.
 */
export async function dial(target: DialTarget, options: DialOptions): Promise<Socket | TLSSocket> {
  const { host, port, tls, proxy } = target;
  const limit = startDialLimit(options.connectTimeoutMs, options.signal);
  const stages = new DialStages(isIP(host) === 0 ? "dns" : "connect");
  try {
    const addresses = await limit.race(resolveTarget(options, host, port));
    stages.begin("connect");
    const socket =
      proxy === undefined
        ? await openSocket(host, port, addresses, limit.signal)
        : await openTunnel(proxy, { host, port, address: preferredAddress(addresses) }, limit.signal);
    try {
      if (proxy === undefined) options.policy.assertAddress(host, peerOf(socket), port);
      if (tls === undefined) return socket;
      stages.begin("tls");
      return await secure(socket, host, tls, limit.signal);
    } catch (error) {
      socket.destroy();
      throw error;
    }
  } catch (error) {
    const reason = limit.signal.aborted ? limit.signal.reason : error;
    throw toConnectFailure(reason, stages.current, `${host}:${port}`, options.connectTimeoutMs);
  } finally {
    limit.clear();
    options.onDial?.(stages.end());
  }
}

async function openSocket(host: string, port: number, addresses: Addresses, signal: AbortSignal): Promise<Socket> {
  const socket = connectTcp({
    host,
    port,
    keepAlive: true,
    noDelay: true,
    // Of several addresses, Node tries the next when one is slow; asked for one, it gets the first.
    lookup(_hostname, { all }, done) {
      if (all) done(null, addresses);
      else done(null, addresses[0].address, addresses[0].family);
    },
  });
  await established(socket, "connect", signal);
  return socket;
}

/** A connection that was reset at once has no peer any more. */
function peerOf({ remoteAddress }: Socket): string {
  if (remoteAddress === undefined) throw Object.assign(new Error("closed"), { code: "ECONNRESET" });
  return remoteAddress;
}

async function secure(socket: Socket, host: string, tls: ConnectionOptions, signal: AbortSignal): Promise<TLSSocket> {
  const named = isIP(host) === 0 ? { servername: host.replace(/\.$/, "") } : {};
  const secured = connectTls({ ...named, ...tls, host, socket });
  await established(secured, "secureConnect", signal);
  return secured;
}

async function established(socket: Socket, event: "connect" | "secureConnect", signal: AbortSignal): Promise<void> {
  // For good: an error nobody listens to would end the process, and a TLS alert would be hidden by the end of the stream that follows it.
  socket.on("error", (error) => socket.destroy(error));
  try {
    await once(socket, event, { signal });
  } catch (error) {
    socket.destroy();
    throw error;
  }
}
