import { chooseProxy } from "#lib/egress/choose-proxy.ts";
import { createEgress } from "#lib/egress/create-egress.ts";
import { createPolicy } from "#lib/egress/create-policy.ts";
import type { Egress } from "#lib/egress/egress.ts";
import { parseDenyList } from "#lib/egress/parse-deny-list.ts";
import { parsePorts } from "#lib/egress/parse-ports.ts";
import { parseRules } from "#lib/egress/parse-rules.ts";
import { env } from "#lib/env.ts";
import { proxySettings } from "#lib/executors/proxy-settings.ts";
import { ownHost } from "#lib/own-host.ts";

/** The installation's door to the network. */
export function openEgress(): Egress {
  const settings = env();
  // The sample API of the first start is this very server, which no proxy reaches.
  const allow = parseRules(`${settings.SINTRA_EGRESS_ALLOW},${ownHost()}`);
  const policy = createPolicy({ allow, ...parseDenyList(settings.SINTRA_EGRESS_DENY), ports: parsePorts(settings.SINTRA_EGRESS_PORTS) });
  const { http, https, no } = proxySettings(settings);
  return createEgress({ policy, proxyFor: chooseProxy({ http, https, no: `${no},${ownHost()}` }) });
}
