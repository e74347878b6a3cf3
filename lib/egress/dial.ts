import { once } from "node:events";
import { connect as connectTcp, isIP, type Socket } from "node:net";
import { type ConnectionOptions, connect as connectTls, type TLSSocket } from "node:tls";
import { type Addresses, type Resolver, resolveTarget } from "#lib/egress/resolve-target.ts";
import { startDialLimit } from "#lib/egress/start-dial-limit.ts";
import { type DialStage, toConnectFailure } from "#lib/egress/to-connect-failure.ts";

export interface DialTarget {
  /** Without brackets. */
  host: string;
  port: number;
  /** Speak TLS, with these options; undefined for a plain connection. */
  tls: ConnectionOptions | undefined;
}

export interface DialOptions extends Resolver {
  connectTimeoutMs: number;
  signal?: AbortSignal | undefined;
  /** Told once, how long each stage took that was begun. */
  onDial?: (stages: Partial<Record<DialStage, number>>) => void;
}

/**
 * Resolves, checks, connects. The addresses that were checked are the ones that are dialled, so that no second DNS answer can differ
 * from them. Rejects with an ExecutorFailure in the layer of the stage that it came to.
 */
export async function dial(target: DialTarget, options: DialOptions): Promise<Socket | TLSSocket> {
  const { host, port, tls } = target;
  const limit = startDialLimit(options.connectTimeoutMs, options.signal);
  const stages = new Stages(isIP(host) === 0 ? "dns" : "connect");
  try {
    const addresses = await limit.race(resolveTarget(options, host, port));
    stages.begin("connect");
    const socket = await openSocket(host, port, addresses, limit.signal);
    try {
      options.policy.assertAddress(host, socket.remoteAddress ?? "", port);
      if (tls === undefined) return socket;
      stages.begin("tls");
      return await secure(socket, host, tls, limit.signal);
    } catch (error) {
      socket.destroy();
      throw error;
    }
  } catch (error) {
    throw toConnectFailure(limit.signal.aborted ? limit.signal.reason : error, stages.current, `${host}:${port}`, options.connectTimeoutMs);
  } finally {
    limit.clear();
    options.onDial?.(stages.end());
  }
}

/** Which stage a dial has come to, and how long each took. */
class Stages {
  current: DialStage;
  readonly #ms: Partial<Record<DialStage, number>> = {};
  #since = performance.now();

  constructor(first: DialStage) {
    this.current = first;
  }

  begin(stage: DialStage): void {
    if (stage === this.current) return;
    this.end();
    this.current = stage;
  }

  end(): Partial<Record<DialStage, number>> {
    const now = performance.now();
    this.#ms[this.current] = now - this.#since;
    this.#since = now;
    return this.#ms;
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

async function secure(socket: Socket, host: string, tls: ConnectionOptions, signal: AbortSignal): Promise<TLSSocket> {
  const named = isIP(host) === 0 ? { servername: host.replace(/\.$/, "") } : {};
  const secured = connectTls({ ...named, ...tls, host, socket });
  await established(secured, "secureConnect", signal);
  return secured;
}

async function established(socket: Socket, event: "connect" | "secureConnect", signal: AbortSignal): Promise<void> {
  // For good: no peer that resets a connection at an odd moment may end the process.
  socket.on("error", () => {});
  try {
    await once(socket, event, { signal });
  } catch (error) {
    socket.destroy();
    throw error;
  }
}
