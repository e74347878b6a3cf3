import type ipaddr from "ipaddr.js";
import type { EgressRule } from "#lib/egress/parse-rules.ts";

export function coversAddress(rules: readonly EgressRule[], address: ipaddr.IPv4 | ipaddr.IPv6, port: number): boolean {
  return rules.some(
    (rule) => rule.kind === "range" && address.kind() === rule.range[0].kind() && address.match(rule.range) && (rule.port ?? port) === port,
  );
}
