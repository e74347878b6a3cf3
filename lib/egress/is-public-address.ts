import ipaddr from "ipaddr.js";

/** Azure's platform address (DHCP, metadata, host agent) lies in a public range. */
const AZURE_PLATFORM = "168.63.129.16";
/** The only block from which IANA assigns global unicast addresses; outside lie `::a.b.c.d` and everything unassigned. */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR("2000::/3");

/** Whether an address is globally routable unicast, so neither this machine, nor its network, nor its cloud. */
export function isPublicAddress(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  if (address.range() !== "unicast") return false;
  return address instanceof ipaddr.IPv6 ? address.match(GLOBAL_IPV6) : address.toString() !== AZURE_PLATFORM;
}
