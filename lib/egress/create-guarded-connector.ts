import type { LookupAddress, LookupAllOptions } from "node:dns";
import { isIP, type LookupFunction, type Socket } from "node:net";
import { buildConnector } from "undici";
import type { EgressPolicy } from "#lib/egress/create-policy.ts";
import type { DialTimes } from "#lib/egress/dial-times.ts";
import { type DialStage, toConnectFailure } from "#lib/egress/to-connect-failure.ts";

/** `dns.lookup`, or a resolver of the same shape. */
export type Lookup = (
  hostname: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

export interface ConnectorOptions {
  policy: EgressPolicy;
  lookup: Lookup;
  connectTimeoutMs: number;
  /** Certificate authorities to trust instead of the built-in ones, PEM. */
  ca: string | undefined;
  times: DialTimes;
}

/** Checks every address at the moment it is dialled, so that no second DNS answer can differ from the one that was checked. */
export function createGuardedConnector(options: ConnectorOptions): buildConnector.connector {
  return (target, callback) => {
    const { hostname } = target;
    const port = Number(target.port || (target.protocol === "https:" ? 443 : 80));
    const isLiteral = isIP(hostname) !== 0;
    const startedAt = performance.now();
    let peer = "";
    let stage: DialStage = isLiteral ? "connect" : "dns";
    let resolvedAt: number | undefined = isLiteral ? startedAt : undefined;

    const finish = (error: Error | null, socket?: Socket) => {
      const endedAt = performance.now();
      options.times.add(originOf(target), {
        endedAt,
        dnsMs: isLiteral ? undefined : (resolvedAt ?? endedAt) - startedAt,
        connectMs: resolvedAt === undefined ? undefined : endedAt - resolvedAt,
      });
      if (socket !== undefined) callback(null, socket);
      else callback(toConnectFailure(error, stage, `${hostname}:${port}`, options.connectTimeoutMs), null);
    };

    // net.connect asks `lookup` only for names, so an address as host is checked here.
    if (isLiteral) {
      const refused = attempt(() => options.policy.assertAddress(hostname, hostname, port));
      if (refused !== undefined) return finish(refused);
    }
    const connect = buildConnector({
      allowH2: false,
      timeout: options.connectTimeoutMs,
      maxCachedSessions: 0,
      ...(options.ca === undefined ? {} : { ca: options.ca }),
      lookup: guardLookup(options, port, () => {
        resolvedAt = performance.now();
        stage = "connect";
      }),
    });
    const dialled = dial(connect, target, (error, socket) => {
      const refused = error ?? attempt(() => options.policy.assertAddress(hostname, peer, port));
      if (refused === undefined) return finish(null, socket);
      socket?.destroy();
      finish(refused);
    });
    // Before undici's own listener, which calls back at once when there is no TLS.
    dialled.prependOnceListener("connect", () => {
      peer = dialled.remoteAddress ?? "";
      stage = target.protocol === "https:" ? "tls" : stage;
    });
  };
}

function guardLookup({ lookup, policy }: ConnectorOptions, port: number, onResolved: () => void): LookupFunction {
  return (hostname, options, done) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return done(error, "");
      const refused = attempt(() => {
        for (const { address } of addresses) policy.assertAddress(hostname, address, port);
      });
      const [first] = addresses;
      if (refused !== undefined || first === undefined)
        return done(refused ?? Object.assign(new Error("no address"), { code: "ENODATA" }), "");
      onResolved();
      if (options.all) return done(null, addresses);
      done(null, first.address, first.family);
    });
  };
}

/** undici returns the socket it dials but declares `void`; its `connect` event tells a failed handshake from a failed connection. */
function dial(
  connect: buildConnector.connector,
  target: buildConnector.Options,
  callback: (error: Error | null, socket?: Socket) => void,
): Socket {
  return connect(target, (error, socket) => callback(error, socket ?? undefined)) as unknown as Socket;
}

function originOf({ protocol, host, hostname, port }: buildConnector.Options): string {
  return `${protocol}//${host ?? `${hostname}${port ? `:${port}` : ""}`}`;
}

function attempt(check: () => void): Error | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    return error as Error;
  }
}
