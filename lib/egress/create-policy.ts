import { isIP } from "node:net";
import ipaddr from "ipaddr.js";
import { isPublicAddress } from "#lib/egress/is-public-address.ts";
import type { AllowRule } from "#lib/egress/parse-allow-list.ts";
import { ExecutorFailure } from "#lib/errors.ts";

export interface EgressPolicy {
  /** Refuses what a URL alone gives away: its scheme, a password in it, an address as its host. Throws an ExecutorFailure. */
  assertUrl(url: URL): void;
  /** Refuses an address to which a host name (or itself) leads. Throws an ExecutorFailure that does not name the address. */
  assertAddress(hostname: string, address: string, port: number): void;
}

/** Lets through what is globally routable, and what the operator's rules name. */
export function createPolicy({ allow }: { allow: readonly AllowRule[] }): EgressPolicy {
  const assertAddress = (hostname: string, address: string, port: number) => {
    if (allowsHost(allow, hostname, port) || allowsAddress(allow, address, port)) return;
    const what = isIP(toHost(hostname)) === 0 ? "leads to an address that is not public" : "is not a public address";
    throw new ExecutorFailure(
      "policy",
      `${hostname} ${what}, so it is not called. The operator can allow it on port ${port} with SINTRA_EGRESS_ALLOW.`,
    );
  };
  const assertUrl = (url: URL) => {
    if (url.protocol !== "http:" && url.protocol !== "https:") {
      throw new ExecutorFailure("policy", `Only http and https addresses are called, not ${url.protocol.slice(0, 20)}`);
    }
    if (url.username !== "" || url.password !== "") {
      throw new ExecutorFailure("validation", `The address of ${url.host} holds a user name or password. Store them as a credential.`);
    }
    const host = toHost(url.hostname);
    if (isIP(host) !== 0) assertAddress(url.hostname, host, portOf(url));
  };
  return { assertUrl, assertAddress };
}

function portOf(url: URL): number {
  if (url.port !== "") return Number(url.port);
  return url.protocol === "https:" ? 443 : 80;
}

function allowsHost(allow: readonly AllowRule[], hostname: string, port: number): boolean {
  const host = toHost(hostname);
  return allow.some((rule) => rule.kind === "host" && rule.host === host && (rule.port ?? port) === port);
}

function allowsAddress(allow: readonly AllowRule[], text: string, port: number): boolean {
  const withoutZone = text.replace(/%.*$/, "");
  if (!ipaddr.isValid(withoutZone)) return false;
  const address = ipaddr.process(withoutZone);
  if (isPublicAddress(address)) return true;
  return allow.some(
    (rule) => rule.kind === "range" && address.kind() === rule.range[0].kind() && address.match(rule.range) && (rule.port ?? port) === port,
  );
}

/** Host as in the rules: no brackets around IPv6, no dot at the end. */
function toHost(hostname: string): string {
  return hostname.replace(/^\[|\]$|\.$/g, "");
}
