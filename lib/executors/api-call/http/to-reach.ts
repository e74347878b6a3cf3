import type { EgressRequest, HostRules } from "#lib/egress/egress.ts";
import type { Upstream } from "#lib/executors/api-call/upstream.ts";

/** The part of a request that says how a connector's service is reached. */
export type Reach = Pick<EgressRequest, "tls" | "hosts" | "connectTimeoutMs" | "firstByteTimeoutMs">;

export function toReach({ tls, timeouts, ...upstream }: Pick<Upstream, "tls" | "hosts" | "baseUrl" | "timeouts">): Reach {
  const hosts = toHosts(upstream);
  return {
    ...(tls === null ? {} : { tls }),
    ...(hosts === undefined ? {} : { hosts }),
    ...(timeouts.connectMs === null ? {} : { connectTimeoutMs: timeouts.connectMs }),
    ...(timeouts.firstByteMs === null ? {} : { firstByteTimeoutMs: timeouts.firstByteMs }),
  };
}

/** Where calls of a connector may go: the host of its base URL always, and those that it allows; anywhere while it allows none in particular. */
function toHosts({ hosts, baseUrl }: Pick<Upstream, "hosts" | "baseUrl">): HostRules | undefined {
  const { allow, deny } = hosts;
  if (allow.length === 0) return deny.length === 0 ? undefined : hosts;
  const { hostname, port, protocol } = new URL(baseUrl);
  const own = `${hostname.replace(/\.$/, "")}:${port || (protocol === "https:" ? "443" : "80")}`;
  return { allow: [own, ...allow], deny };
}
