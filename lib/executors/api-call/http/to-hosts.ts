import type { HostRules } from "#lib/egress/egress.ts";
import type { Upstream } from "#lib/executors/api-call/upstream.ts";

/** Where calls of a connector may go: the host of its base URL always, and those that it allows; anywhere while it allows none in particular. */
export function toHosts({ hosts, baseUrl }: Pick<Upstream, "hosts" | "baseUrl">): { hosts?: HostRules } {
  const { allow, deny } = hosts;
  if (allow.length === 0) return deny.length === 0 ? {} : { hosts };
  const { hostname, port, protocol } = new URL(baseUrl);
  const own = `${hostname.replace(/\.$/, "")}:${port || (protocol === "https:" ? "443" : "80")}`;
  return { hosts: { allow: [own, ...allow], deny } };
}
