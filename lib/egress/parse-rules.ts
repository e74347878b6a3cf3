import { isIP, isIPv6 } from "node:net";
import ipaddr from "ipaddr.js";

export type EgressRule =
  /** `*.corp` for every name below it. */
  | { kind: "host"; host: string; port: number | undefined }
  | { kind: "range"; range: [ipaddr.IPv4 | ipaddr.IPv6, number]; port: number | undefined };

const BRACKETED = /^\[([^[\]]+)\](?::(\d{1,5}))?$/;
const CIDR = /^([^[\]]+\/\d{1,3})(?::(\d{1,5}))?$/;
const HOST = /^([^[\]:/@?#\\\s]+)(?::(\d{1,5}))?$/;
const HOST_NAME = /^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/;

/** Reads a comma-separated list of hosts, `*.domain`, addresses or CIDRs, each with an optional port: `localhost:9000, 10.0.0.0/8, [::1]:8080`. */
export function parseRules(text: string): EgressRule[] {
  const entries = text.split(",").map((entry) => entry.trim());
  return entries.filter((entry) => entry !== "").map(parseEntry);
}

function parseEntry(entry: string): EgressRule {
  const [, target, portText] = isIPv6(entry) ? ["", entry] : (BRACKETED.exec(entry) ?? CIDR.exec(entry) ?? HOST.exec(entry) ?? []);
  const port = portText === undefined ? undefined : Number(portText);
  const portIsBad = port !== undefined && (port < 1 || port > 65_535);
  const isBracketed = entry.startsWith("[");
  const rule = target === undefined || portIsBad ? undefined : toRule(target, port);
  if (rule === undefined || (isBracketed && rule.kind === "host")) {
    throw new Error(
      `The list of hosts has a bad entry: ${JSON.stringify(entry)}. Write a host, *.domain, an address or a CIDR, with an optional port: localhost:9000, 10.0.0.0/8 or [::1]:8080.`,
    );
  }
  return rule;
}

function toRule(target: string, port: number | undefined): EgressRule | undefined {
  const [address = "", bits] = target.split("/");
  if (isIP(address) !== 0) return toRangeRule(address, bits, port);
  if (bits !== undefined) return undefined;
  const wildcard = target.startsWith("*.") ? "*." : "";
  const host = canonicalHost(target.slice(wildcard.length));
  if (host === undefined) return undefined;
  if (wildcard !== "") return isIP(host) === 0 ? { kind: "host", host: `${wildcard}${host}`, port } : undefined;
  return isIP(host) === 0 ? { kind: "host", host, port } : toRangeRule(host, undefined, port);
}

function toRangeRule(address: string, bitsText: string | undefined, port: number | undefined): EgressRule | undefined {
  const parsed = ipaddr.parse(address);
  const widest = parsed.kind() === "ipv4" ? 32 : 128;
  const bits = bitsText === undefined ? widest : Number(bitsText);
  if (bits > widest) return undefined;
  // Addresses are compared after ::ffff:a.b.c.d became a.b.c.d, so a rule written that way is translated likewise.
  if (parsed instanceof ipaddr.IPv6 && parsed.isIPv4MappedAddress() && bits >= 96) {
    return { kind: "range", range: [parsed.toIPv4Address(), bits - 96], port };
  }
  return { kind: "range", range: [parsed, bits], port };
}

/** The spelling that `URL` gives the host: lower case, punycode, numbers as an address. */
function canonicalHost(text: string): string | undefined {
  const host = URL.parse(`http://${text}/`)?.hostname.replace(/\.$/, "");
  return host !== undefined && HOST_NAME.test(host) ? host : undefined;
}
