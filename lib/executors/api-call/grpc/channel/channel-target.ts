import type { TlsIdentity } from "#lib/egress/egress.ts";
import type { Upstream } from "#lib/executors/api-call/upstream.ts";

/** What a connection to a service depends on. */
export interface ChannelTarget {
  /** Without brackets. */
  host: string;
  port: number;
  /** The name that the service is addressed by. */
  authority: string;
  /** Null for a connection without TLS. */
  tls: TlsIdentity | null;
  denied: readonly string[];
  maxResponseBytes: number;
}

/** The service behind a base URL. Redirects do not exist here, so of the connector's hosts only the denied ones matter. */
export function channelTarget({ baseUrl, tls, hosts, maxResponseBytes }: Upstream): ChannelTarget {
  const url = new URL(baseUrl);
  const isSecure = url.protocol === "https:";
  return {
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: Number(url.port) || (isSecure ? 443 : 80),
    authority: url.host,
    tls: isSecure ? (tls ?? {}) : null,
    denied: hosts.deny,
    maxResponseBytes,
  };
}
