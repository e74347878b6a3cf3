import { isIP } from "node:net";
import { coversAddress } from "#lib/egress/covers-address.ts";
import { parseAddress } from "#lib/egress/parse-address.ts";
import { type EgressRule, parseRules } from "#lib/egress/parse-rules.ts";

/** The environment's words: HTTP_PROXY, HTTPS_PROXY and NO_PROXY. Empty for none. */
export interface ProxySettings {
  http: string;
  https: string;
  no: string;
}

/** The proxy in front of an origin; undefined where the call goes directly. */
export type ProxyFor = (protocol: string, host: string, port: number) => URL | undefined;

/** Throws for a proxy that is no HTTP proxy. Entries of NO_PROXY that cannot be read are passed over: other programs read them, too. */
export function chooseProxy({ http, https, no }: ProxySettings): ProxyFor {
  const proxies = new Map([
    ["http:", parseProxy(http)],
    ["https:", parseProxy(https)],
  ]);
  const entries = no.split(/[\s,]+/).filter((entry) => entry !== "");
  const rules = entries.flatMap(parseEntry);
  return (protocol, host, port) => (entries.includes("*") || isDirect(rules, host, port) ? undefined : proxies.get(protocol));
}

/** `proxy.corp:3128` is short for `http://proxy.corp:3128`, as in curl. */
function parseProxy(text: string): URL | undefined {
  if (text === "") return undefined;
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`);
  if (url !== null && /^https?:$/.test(url.protocol) && isDecodable(url.username + url.password)) return url;
  throw new Error("A proxy is an address such as http://proxy.example.com:3128; others than HTTP proxies are not supported.");
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

/** `example.com`, `.example.com` and `*.example.com` all mean the name and what is below it. */
function parseEntry(entry: string): EgressRule[] {
  try {
    return parseRules(entry.replace(/^\*?\./, ""));
  } catch {
    return [];
  }
}

function isDirect(rules: readonly EgressRule[], host: string, port: number): boolean {
  const address = isIP(host) === 0 ? undefined : parseAddress(host);
  if (address !== undefined) return coversAddress(rules, address, port);
  const name = host.replace(/\.$/, "");
  return rules.some((rule) => rule.kind === "host" && (rule.port ?? port) === port && `.${name}`.endsWith(`.${rule.host}`));
}
