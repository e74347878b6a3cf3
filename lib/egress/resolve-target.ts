import type { LookupAddress, LookupAllOptions } from "node:dns";
import { isIP } from "node:net";
import type { EgressPolicy } from "#lib/egress/create-policy.ts";

/** `dns.lookup`, or a resolver of the same shape. */
export type Lookup = (
  hostname: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

export interface Resolver {
  policy: EgressPolicy;
  lookup: Lookup;
}

/** RFC 6761 section 6.3: such names are this machine, whatever a DNS server says. */
const BELOW_LOCALHOST = /\.localhost\.?$/i;
const LOOPBACK: LookupAddress[] = [
  { address: "127.0.0.1", family: 4 },
  { address: "::1", family: 6 },
];

/** At least one. */
export type Addresses = [LookupAddress, ...LookupAddress[]];

/** All addresses of a host, each of them checked; of a host that is an address, itself. Rejects with an ExecutorFailure or the resolver's error. */
export async function resolveTarget({ policy, lookup }: Resolver, host: string, port: number): Promise<Addresses> {
  const family = isIP(host);
  const [first, ...others] = family === 0 ? await lookUp(lookup, host) : [{ address: host, family }];
  if (first === undefined) throw Object.assign(new Error("no address"), { code: "ENODATA" });
  const addresses: Addresses = [first, ...others];
  for (const { address } of addresses) policy.assertAddress(host, address, port);
  return addresses;
}

function lookUp(lookup: Lookup, host: string): Promise<LookupAddress[]> {
  if (BELOW_LOCALHOST.test(host)) return Promise.resolve(LOOPBACK);
  return new Promise((resolve, reject) => {
    lookup(host, { all: true }, (error, addresses) => (error === null ? resolve(addresses) : reject(error)));
  });
}
