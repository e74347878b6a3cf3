import { lookup as systemLookup } from "node:dns";
import { Agent } from "undici";
import { createGuardedConnector, type Lookup } from "#lib/egress/create-guarded-connector.ts";
import type { EgressPolicy } from "#lib/egress/create-policy.ts";
import { decodeBody } from "#lib/egress/decode-body.ts";
import { DialTimes } from "#lib/egress/dial-times.ts";
import type { Egress, EgressAnswer, EgressRequest } from "#lib/egress/egress.ts";
import { type ExchangeOptions, exchange, type RawAnswer } from "#lib/egress/exchange.ts";
import type { Hop } from "#lib/egress/hop.ts";
import { nextHop } from "#lib/egress/next-hop.ts";
import { prepareHeaders } from "#lib/egress/prepare-headers.ts";
import { startDeadline } from "#lib/egress/start-deadline.ts";
import { ExecutorFailure } from "#lib/errors.ts";

export interface EgressOptions {
  policy: EgressPolicy;
  /** How names are resolved; the operating system's way unless given. */
  lookup?: Lookup;
  /** Certificate authorities to trust instead of the built-in ones, PEM. */
  ca?: string;
  connectTimeoutMs?: number;
  headersTimeoutMs?: number;
  /** Longest silence in the middle of a body. */
  bodyTimeoutMs?: number;
  keepAliveMs?: number;
  connectionsPerOriginMax?: number;
  redirectsMax?: number;
}

const TIMEOUT_MS = 30_000;
const RESPONSE_BYTES_MAX = 10 * 1024 * 1024;
const REDIRECTS_MAX = 5;

/** One pool of connections for one policy. A pooled connection is not checked again, so policies never share one. */
export function createEgress(options: EgressOptions): Egress {
  const { policy, redirectsMax = REDIRECTS_MAX } = options;
  const times = new DialTimes();
  const agent = createAgent(options, times);

  async function follow(hop: Hop, request: EgressRequest, exchangeOptions: ExchangeOptions): Promise<EgressAnswer> {
    const credentials = {
      headers: (request.sensitiveHeaders ?? []).map((name) => name.toLowerCase()),
      queryParams: request.sensitiveQueryParams ?? [],
    };
    for (let redirects = 0, current = hop; ; redirects++) {
      if (request.mayVisit?.(current.url) === false) throw new ExecutorFailure("policy", `This call may not go to ${current.url.host}`);
      policy.assertUrl(current.url);
      const answer = await exchange(agent, current, exchangeOptions);
      const next = nextHop(current, answer.status, locationOf(answer), credentials);
      if (next === undefined) {
        return { ...answer, body: await decoded(answer, current.url, exchangeOptions), url: current.url.href, redirects };
      }
      if (redirects === redirectsMax) throw new ExecutorFailure("upstream", `${hop.url.host} redirects more than ${redirectsMax} times`);
      current = next;
    }
  }

  return {
    async request(request) {
      const { method, body, onPhase, maxResponseBytes = RESPONSE_BYTES_MAX } = request;
      assertMethod(method);
      const hop = { url: toUrl(request.url), method, headers: prepareHeaders(request.headers), body };
      const deadline = startDeadline(request.timeoutMs ?? TIMEOUT_MS, request.signal);
      try {
        return await follow(hop, request, { deadline, maxResponseBytes, times, onPhase });
      } finally {
        deadline.clear();
      }
    },
    close: () => agent.destroy(),
  };
}

function createAgent(options: EgressOptions, times: DialTimes): Agent {
  const { policy, lookup = systemLookup, ca, connectTimeoutMs = 5000 } = options;
  return new Agent({
    connect: createGuardedConnector({ policy, lookup, ca, connectTimeoutMs, times }),
    allowH2: false,
    pipelining: 1,
    connections: options.connectionsPerOriginMax ?? 64,
    headersTimeout: options.headersTimeoutMs ?? 60_000,
    bodyTimeout: options.bodyTimeoutMs ?? 30_000,
    keepAliveTimeout: options.keepAliveMs ?? 10_000,
    keepAliveMaxTimeout: 60_000,
  });
}

function toUrl(url: string | URL): URL {
  const parsed = url instanceof URL ? url : URL.parse(url);
  if (parsed === null) throw new ExecutorFailure("validation", "The address to call is not a valid URL");
  return parsed;
}

/** CONNECT asks for a tunnel and TRACE for an echo of the credentials; neither is a call. */
function assertMethod(method: string): void {
  const isCall = /^[A-Z]{1,32}$/.test(method) && method !== "CONNECT" && method !== "TRACE";
  if (!isCall) throw new ExecutorFailure("validation", "The method cannot be used for a call");
}

function locationOf({ headers }: RawAnswer): string | undefined {
  const { location } = headers;
  return Array.isArray(location) ? location[0] : location;
}

function decoded({ headers, body }: RawAnswer, url: URL, { maxResponseBytes }: ExchangeOptions): Buffer | Promise<Buffer> {
  const encoding = headers["content-encoding"];
  if (encoding === undefined || body.length === 0) return body;
  return decodeBody(body, String(encoding), maxResponseBytes, url.host);
}
