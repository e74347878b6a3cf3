import type { Addresses } from "#lib/egress/resolve-target.ts";

/** The one to dial where only one can be tried: IPv4 is the one that is reachable more often. */
export function preferredAddress(addresses: Addresses): string {
  return (addresses.find(({ family }) => family === 4) ?? addresses[0]).address;
}
