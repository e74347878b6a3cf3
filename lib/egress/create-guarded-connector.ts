import type { ConnectionOptions } from "node:tls";
import type { buildConnector } from "undici";
import type { ProxyFor } from "#lib/egress/choose-proxy.ts";
import { type DialOptions, dial } from "#lib/egress/dial.ts";
import type { StageTimes } from "#lib/egress/dial-stages.ts";
import type { DialTimes } from "#lib/egress/dial-times.ts";
import { skipContinue } from "#lib/egress/skip-continue.ts";

export interface ConnectorOptions extends Omit<DialOptions, "signal" | "onDial"> {
  tls: ConnectionOptions;
  times: DialTimes;
  proxyFor: ProxyFor;
}

/** How a pool opens its connections: by a checked dial, and nothing else. */
export function createGuardedConnector({ times, tls, proxyFor, ...options }: ConnectorOptions): buildConnector.connector {
  return (target, callback) => {
    const { hostname: host, protocol } = target;
    const isSecure = protocol === "https:";
    const port = Number(target.port || (isSecure ? 443 : 80));
    const onDial = (stages: StageTimes) => times.add(originOf(target), { endedAt: performance.now(), stages });
    dial(
      { host, port, tls: isSecure ? { ALPNProtocols: ["http/1.1"], ...tls } : undefined, proxy: proxyFor(protocol, host, port) },
      { ...options, onDial },
    ).then(
      (socket) => callback(null, skipContinue(socket)),
      (failure: Error) => callback(failure, null),
    );
  };
}

function originOf({ protocol, host, hostname, port }: buildConnector.Options): string {
  return `${protocol}//${host ?? `${hostname}${port ? `:${port}` : ""}`}`;
}
