import { isIP } from "node:net";
import { coversHost } from "#lib/egress/covers-host.ts";
import type { EgressPolicy } from "#lib/egress/create-policy.ts";
import type { HostRules } from "#lib/egress/egress.ts";
import { parseAddress } from "#lib/egress/parse-address.ts";
import { ExecutorFailure } from "#lib/errors.ts";

/** The policy, and on top of it the rules of whoever calls. */
export function narrowPolicy(policy: EgressPolicy, hosts: HostRules | undefined): EgressPolicy {
  if (hosts === undefined || hosts.allow.length + hosts.deny.length === 0) return policy;
  return {
    assertHost(hostname, port) {
      const named = isIP(hostname) === 0 ? hostname : toPatternHost(hostname);
      if (coversHost(hosts.deny, named, port)) throw refuse(`Port ${port} of ${hostname} is among what this call must not reach`);
      if (hosts.allow.length > 0 && !coversHost(hosts.allow, named, port)) {
        throw refuse(`Port ${port} of ${hostname} is not among what this call may reach`);
      }
      policy.assertHost(hostname, port);
    },
    assertAddress(hostname, address, port) {
      if (coversHost(hosts.deny, toPatternHost(address), port))
        throw refuse(`${hostname} leads to an address that this call must not reach`);
      policy.assertAddress(hostname, address, port);
    },
  };
}

/** An address as host patterns have it: IPv6 in brackets. */
function toPatternHost(address: string): string {
  const parsed = parseAddress(address);
  return parsed?.kind() === "ipv6" ? `[${parsed.toString()}]` : (parsed?.toString() ?? "");
}

function refuse(message: string): ExecutorFailure {
  return new ExecutorFailure("policy", message);
}
