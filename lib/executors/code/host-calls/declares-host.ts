import { coversHost } from "#lib/egress/covers-host.ts";
import { portOf } from "#lib/egress/port-of.ts";

/** Whether one of the patterns covers the URL's host. */
export function declaresHost(patterns: readonly string[], url: URL): boolean {
  return coversHost(patterns, url.hostname, portOf(url));
}
