import ipaddr from "ipaddr.js";

/** An address without its zone, ::ffff:a.b.c.d as a.b.c.d; undefined for what is none. */
export function parseAddress(text: string): ipaddr.IPv4 | ipaddr.IPv6 | undefined {
  const withoutZone = text.replace(/%.*$/, "");
  return ipaddr.isValid(withoutZone) ? ipaddr.process(withoutZone) : undefined;
}
