import type { EgressPolicy } from "#lib/egress/create-policy.ts";
import type { Pools } from "#lib/egress/pools.ts";
import type { Lookup } from "#lib/egress/resolve-target.ts";

/** What all calls of one egress have in common. */
export interface EgressCore {
  policy: EgressPolicy;
  pools: Pools;
  lookup: Lookup;
  /** Certificate authorities to trust where a call names none, PEM. */
  ca: string | undefined;
  connectTimeoutMs: number;
  redirectsMax: number;
}
