import { isIPv6 } from "node:net";
import type { EgressTarget } from "#lib/egress/egress.ts";
import { ExecutorFailure } from "#lib/errors.ts";

/** A host as a URL would spell it, without brackets: what is checked is then what is dialled, however it was written. */
export function toTarget({ host, port }: EgressTarget): { host: string; port: number } {
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new ExecutorFailure("validation", "The port to call is not a port");
  const url = URL.parse(`http://${isIPv6(host) ? `[${host}]` : host}/`);
  if (url === null || url.href !== `http://${url.hostname}/`) throw new ExecutorFailure("policy", "The host to call is not a host name");
  return { host: url.hostname.replace(/^\[|\]$/g, ""), port };
}
