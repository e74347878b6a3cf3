import { lookup as systemLookup } from "node:dns";
import type { AnswerHead } from "#lib/egress/answer-head.ts";
import type { ProxyFor } from "#lib/egress/choose-proxy.ts";
import type { EgressPolicy } from "#lib/egress/create-policy.ts";
import { decodeBody } from "#lib/egress/decode-body.ts";
import { dial } from "#lib/egress/dial.ts";
import type { Egress, EgressRequest, EgressTarget } from "#lib/egress/egress.ts";
import { exchange } from "#lib/egress/exchange.ts";
import type { ExchangeOptions } from "#lib/egress/exchange-options.ts";
import { follow } from "#lib/egress/follow.ts";
import type { Hop } from "#lib/egress/hop.ts";
import { narrowPolicy } from "#lib/egress/narrow-policy.ts";
import { openExchange } from "#lib/egress/open-exchange.ts";
import { Pools } from "#lib/egress/pools.ts";
import { prepareHeaders } from "#lib/egress/prepare-headers.ts";
import { readChunks } from "#lib/egress/read-chunks.ts";
import { resolveAddress } from "#lib/egress/resolve-address.ts";
import type { Lookup } from "#lib/egress/resolve-target.ts";
import { startDeadline } from "#lib/egress/start-deadline.ts";
import { toTarget } from "#lib/egress/to-target.ts";
import { toTlsOptions } from "#lib/egress/to-tls-options.ts";
import { toUrl } from "#lib/egress/to-url.ts";
import { ExecutorFailure } from "#lib/errors.ts";

export interface EgressOptions {
  policy: EgressPolicy;
  /** How names are resolved; the operating system's way unless given. */
  lookup?: Lookup;
  /** Certificate authorities to trust instead of the built-in ones, PEM. */
  ca?: string;
  /** Proxies in front of HTTP calls; none unless given. Other protocols go directly. */
  proxyFor?: ProxyFor;
  connectTimeoutMs?: number;
  headersTimeoutMs?: number;
  /** Longest silence in the middle of a body. */
  bodyTimeoutMs?: number;
  keepAliveMs?: number;
  connectionsPerOriginMax?: number;
  /** Pools of connections; calls that differ in their TLS identity, denied hosts or time to connect share none. */
  poolsMax?: number;
  redirectsMax?: number;
}

const TIMEOUT_MS = 30_000;
const CONNECT_TIMEOUT_MS = 5000;
const RESPONSE_BYTES_MAX = 10 * 1024 * 1024;
const REDIRECTS_MAX = 5;

export function createEgress(options: EgressOptions): Egress {
  const { policy, lookup = systemLookup, ca, connectTimeoutMs = CONNECT_TIMEOUT_MS, redirectsMax = REDIRECTS_MAX } = options;
  const pools = createPools(options, lookup);

  function start(request: EgressRequest) {
    const { connectTimeoutMs: ownMs = connectTimeoutMs, firstByteTimeoutMs, hosts, onPhase } = request;
    const maxResponseBytes = request.maxResponseBytes ?? RESPONSE_BYTES_MAX;
    const hop = toHop(request);
    const deadline = startDeadline(request.timeoutMs ?? TIMEOUT_MS, request.signal);
    const optionsOf = ({ tls }: Hop): ExchangeOptions => ({
      pool: pools.get({ tls, denied: hosts?.deny ?? [], connectTimeoutMs: ownMs }),
      deadline,
      maxResponseBytes,
      firstByteTimeoutMs,
      onPhase,
    });
    return { hop, deadline, optionsOf, maxResponseBytes, route: { policy: narrowPolicy(policy, hosts), redirectsMax } };
  }

  function prepareDial(target: EgressTarget) {
    const { host, port } = toTarget(target);
    const narrowed = narrowPolicy(policy, target.hosts);
    narrowed.assertHost(host, port);
    const { connectTimeoutMs: ownMs = connectTimeoutMs, signal } = target;
    return { host, port, dialOptions: { policy: narrowed, lookup, connectTimeoutMs: ownMs, signal } };
  }

  return {
    async request(request) {
      const { hop, deadline, optionsOf, maxResponseBytes, route } = start(request);
      try {
        const { answer, ...where } = await follow(request, hop, route, (next) => exchange(next, optionsOf(next)));
        const encoding = encodingOf(answer);
        const decoded =
          encoding === "" || answer.body.length === 0
            ? answer.body
            : await decodeBody(answer.body, encoding, maxResponseBytes, hostOf(where));
        return { ...answer, ...where, body: decoded };
      } finally {
        deadline.clear();
      }
    },
    async stream(request) {
      const { hop, deadline, optionsOf, maxResponseBytes, route } = start(request);
      try {
        const open = (next: Hop) => openExchange(next, optionsOf(next));
        const { answer, ...where } = await follow(request, hop, route, open, ({ body }) => body.destroy());
        const { body, ...head } = answer;
        body.once("close", () => deadline.clear());
        return { ...head, ...where, chunks: readChunks(body, encodingOf(head), maxResponseBytes, hostOf(where)) };
      } catch (error) {
        deadline.clear();
        throw error;
      }
    },
    async resolve(target) {
      const { host, port, dialOptions } = prepareDial(target);
      return resolveAddress(host, port, dialOptions);
    },
    async connect({ tls, ...target }) {
      const { host, port, dialOptions } = prepareDial(target);
      return dial({ host, port, tls: tls === undefined ? undefined : toTlsOptions(tls, ca), proxy: undefined }, dialOptions);
    },
    close: () => pools.destroy(),
  };
}

function createPools({ policy, ca, ...options }: EgressOptions, lookup: Lookup): Pools {
  const agent = {
    allowH2: false,
    pipelining: 1,
    connections: options.connectionsPerOriginMax ?? 64,
    headersTimeout: options.headersTimeoutMs ?? 60_000,
    bodyTimeout: options.bodyTimeoutMs ?? 30_000,
    keepAliveTimeout: options.keepAliveMs ?? 10_000,
    keepAliveMaxTimeout: 60_000,
  };
  return new Pools({ policy, lookup, ca, agent, proxyFor: options.proxyFor ?? (() => undefined), poolsMax: options.poolsMax ?? 100 });
}

function toHop({ url, method, headers, body, tls }: EgressRequest): Hop {
  assertMethod(method);
  return { url: toUrl(url), method, headers: prepareHeaders(headers), body, tls };
}

/** CONNECT asks for a tunnel and TRACE for an echo of the credentials; neither is a call. */
function assertMethod(method: string): void {
  const isCall = /^[A-Z]{1,32}$/.test(method) && method !== "CONNECT" && method !== "TRACE";
  if (!isCall) throw new ExecutorFailure("validation", "The method cannot be used for a call");
}

function encodingOf({ headers }: AnswerHead): string {
  return String(headers["content-encoding"] ?? "");
}

function hostOf({ url }: { url: string }): string {
  return new URL(url).host;
}
