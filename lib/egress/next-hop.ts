import type { Hop } from "#lib/egress/hop.ts";
import { ExecutorFailure } from "#lib/errors.ts";

export interface Credentials {
  /** Whether another origin may be handed the request's body. */
  mayHaveBody: (url: URL) => boolean;
  /** Header names in lower case, beside those that always are. */
  headers: readonly string[];
  queryParams: readonly string[];
}

const ALWAYS_SENSITIVE = ["authorization", "cookie", "proxy-authorization"];
/** What another origin is told. Any other header may hold a key that nobody declared as one. */
const HARMLESS = /^(accept|accept-.+|content-.+|user-agent)$/;

/** The request that a redirect asks for (RFC 9110 section 15.4). Throws an ExecutorFailure for one that is not to be followed. */
export function nextHop(hop: Hop, status: number, location: string, credentials: Credentials): Hop {
  const url = URL.parse(location, hop.url);
  if (url === null) throw new ExecutorFailure("upstream", `${hop.url.host} redirects to something that is no address`);
  url.username = "";
  url.password = "";
  const next = dropsBody(status, hop.method) ? withoutBody(hop, url) : { ...hop, url };
  if (url.origin === hop.url.origin) return next;
  if (next.body !== undefined && !isUpgrade(hop.url, url) && !credentials.mayHaveBody(url)) throw refuseBody(hop.url, url);
  return withoutCredentials(hop.url, next, credentials);
}

/** From http to https of the same host, on the usual ports. */
function isUpgrade(from: URL, to: URL): boolean {
  return from.protocol === "http:" && to.protocol === "https:" && to.host === from.hostname && from.port === "";
}

function refuseBody(from: URL, to: URL): ExecutorFailure {
  const message = `${from.host} redirects the call with its body to ${to.host}, which is told it only where it is an allowed host of the connector`;
  return new ExecutorFailure("policy", message);
}

function dropsBody(status: number, method: string): boolean {
  if (status === 303) return method !== "GET" && method !== "HEAD";
  return (status === 301 || status === 302) && method === "POST";
}

function withoutBody(hop: Hop, url: URL): Hop {
  const kept = Object.entries(hop.headers).filter(([name]) => !name.startsWith("content-"));
  return { ...hop, url, method: "GET", headers: Object.fromEntries(kept), body: undefined };
}

function withoutCredentials(from: URL, hop: Hop, credentials: Credentials): Hop {
  const sensitive = [...ALWAYS_SENSITIVE, ...credentials.headers];
  const queryParams = credentials.queryParams.filter((name) => hop.url.searchParams.has(name));
  const carries = hop.tls?.cert !== undefined || queryParams.length > 0 || sensitive.some((name) => Object.hasOwn(hop.headers, name));
  if (carries && from.protocol === "https:" && hop.url.protocol === "http:") {
    throw new ExecutorFailure("policy", `${from.host} redirects a call with credentials from https to http`);
  }
  for (const name of queryParams) hop.url.searchParams.delete(name);
  const kept = Object.entries(hop.headers).filter(([name]) => HARMLESS.test(name) && !sensitive.includes(name));
  return { ...hop, headers: Object.fromEntries(kept), tls: hop.tls?.ca === undefined ? undefined : { ca: hop.tls.ca } };
}
