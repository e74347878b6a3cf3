import type { ConnectionOptions } from "node:tls";
import type { buildConnector } from "undici";
import { type DialOptions, dial } from "#lib/egress/dial.ts";
import type { DialTimes } from "#lib/egress/dial-times.ts";

export interface ConnectorOptions extends Omit<DialOptions, "signal" | "onDial"> {
  tls: ConnectionOptions;
  times: DialTimes;
}

/** How a pool opens its connections: by a checked dial, and nothing else. */
export function createGuardedConnector({ times, tls, ...options }: ConnectorOptions): buildConnector.connector {
  return (target, callback) => {
    const { hostname, protocol, port } = target;
    const isSecure = protocol === "https:";
    dial(
      { host: hostname, port: Number(port || (isSecure ? 443 : 80)), tls: isSecure ? { ALPNProtocols: ["http/1.1"], ...tls } : undefined },
      { ...options, onDial: (stages) => times.add(originOf(target), { endedAt: performance.now(), stages }) },
    ).then(
      (socket) => callback(null, socket),
      (failure: Error) => callback(failure, null),
    );
  };
}

function originOf({ protocol, host, hostname, port }: buildConnector.Options): string {
  return `${protocol}//${host ?? `${hostname}${port ? `:${port}` : ""}`}`;
}
