import { isIP } from "node:net";
import { coversAddress } from "#lib/egress/covers-address.ts";
import { isPublicAddress } from "#lib/egress/is-public-address.ts";
import { parseAddress } from "#lib/egress/parse-address.ts";
import type { PortRange } from "#lib/egress/parse-ports.ts";
import type { EgressRule } from "#lib/egress/parse-rules.ts";
import { ExecutorFailure } from "#lib/errors.ts";

export interface EgressPolicy {
  /** Refuses a host, without brackets, by its name or as an address. Throws an ExecutorFailure. */
  assertHost(hostname: string, port: number): void;
  /** Refuses an address to which a host name (or itself) leads. Throws an ExecutorFailure that does not name the address. */
  assertAddress(hostname: string, address: string, port: number): void;
}

export interface PolicyOptions {
  /** Exceptions from everything but `deny`. */
  allow: readonly EgressRule[];
  /** Never called, even when `allow` names it, too. */
  deny?: readonly EgressRule[];
  /** Nothing is called but what `allow` names. */
  onlyAllowed?: boolean;
  /** Ports of public addresses. Undefined: all but those that browsers refuse as well. */
  ports?: readonly PortRange[] | undefined;
}

/** Names under which clouds hand out the machine's credentials. Refused by name: their addresses differ, and offline they have none. */
const METADATA_NAMES = new Set([
  "metadata",
  "metadata.google.internal",
  "metadata.goog",
  "instance-data",
  "instance-data.ec2.internal",
  "metadata.azure.internal",
  "metadata.tencentyun.com",
  "metadata.packet.net",
  "metadata.platformequinix.com",
]);

/** https://fetch.spec.whatwg.org/#port-blocking: services that take an HTTP request for commands of their own. */
const BAD_PORTS = new Set(
  [
    "1 7 9 11 13 15 17 19 20 21 22 23 25 37 42 43 53 69 77 79 87 95 101 102 103 104 109 110 111 113 115 117 119 123",
    "135 137 139 143 161 179 389 427 465 512 513 514 515 526 530 531 532 540 548 554 556 563 587 601 636 989 990 993 995 1719",
    "1720 1723 2049 3659 4045 4190 5060 5061 6000 6566 6665 6666 6667 6668 6669 6679 6697 10080",
  ].flatMap((line) => line.split(" ").map(Number)),
);

/** Lets through what is globally routable, and what the operator's rules name. */
export function createPolicy({ allow, deny = [], onlyAllowed = false, ports }: PolicyOptions): EgressPolicy {
  const isUsualPort = (port: number) =>
    ports === undefined ? !BAD_PORTS.has(port) : ports.some(({ from, to }) => from <= port && port <= to);

  const allowsRanges = allow.some(({ kind }) => kind === "range");

  const assertHost = (hostname: string, port: number) => {
    if (coversName(deny, hostname, port)) throw refuse(`Port ${port} of ${hostname} is closed by SINTRA_EGRESS_DENY`);
    if (METADATA_NAMES.has(toHost(hostname)) && !coversName(allow, hostname, port)) throw notPublic(hostname, port);
    if (isIP(hostname) !== 0) assertAddress(hostname, hostname, port);
    // What no rule can allow is not even asked of DNS: a name can carry a secret, too.
    else if (onlyAllowed && !allowsRanges && !coversName(allow, hostname, port)) throw notNamed(hostname, port);
  };
  const assertAddress = (hostname: string, text: string, port: number) => {
    const address = parseAddress(text);
    if (address === undefined) throw notPublic(hostname, port);
    if (coversAddress(deny, address, port)) throw refuse(`Port ${port} of ${hostname} is closed by SINTRA_EGRESS_DENY`);
    if (coversName(allow, hostname, port) || coversAddress(allow, address, port)) return;
    if (!isPublicAddress(address)) throw notPublic(hostname, port);
    if (onlyAllowed) throw notNamed(hostname, port);
    if (!isUsualPort(port)) throw refuse(`Port ${port} of ${hostname} is not called. The operator can allow it with SINTRA_EGRESS_PORTS.`);
  };
  return { assertHost, assertAddress };
}

function coversName(rules: readonly EgressRule[], hostname: string, port: number): boolean {
  const host = toHost(hostname);
  return rules.some((rule) => {
    if (rule.kind !== "host" || (rule.port ?? port) !== port) return false;
    return rule.host.startsWith("*.") ? host.endsWith(rule.host.slice(1)) : rule.host === host;
  });
}

/** A name as in the rules: lower case, no dot at the end. */
function toHost(hostname: string): string {
  return hostname.toLowerCase().replace(/\.$/, "");
}

function notPublic(hostname: string, port: number): ExecutorFailure {
  const what = isIP(toHost(hostname)) === 0 ? "leads to an address that is not public" : "is not a public address";
  return refuse(`${hostname} ${what}, so it is not called. The operator can allow it on port ${port} with SINTRA_EGRESS_ALLOW.`);
}

function notNamed(hostname: string, port: number): ExecutorFailure {
  return refuse(`Port ${port} of ${hostname} is not named by SINTRA_EGRESS_ALLOW`);
}

function refuse(message: string): ExecutorFailure {
  return new ExecutorFailure("policy", message);
}
