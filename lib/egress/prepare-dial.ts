import type { DialOptions } from "#lib/egress/dial.ts";
import type { EgressTarget } from "#lib/egress/egress.ts";
import type { EgressCore } from "#lib/egress/egress-core.ts";
import { narrowPolicy } from "#lib/egress/narrow-policy.ts";
import { toTarget } from "#lib/egress/to-target.ts";

export interface PreparedDial {
  host: string;
  port: number;
  options: DialOptions;
}

/** Checks what can be told of a target before its name is resolved. Throws an ExecutorFailure. */
export function prepareDial({ policy, lookup, ...defaults }: EgressCore, target: EgressTarget): PreparedDial {
  const { hosts, signal, connectTimeoutMs = defaults.connectTimeoutMs } = target;
  const { host, port } = toTarget(target);
  const narrowed = narrowPolicy(policy, hosts);
  narrowed.assertHost(host, port);
  return { host, port, options: { policy: narrowed, lookup, connectTimeoutMs, signal } };
}
