import { lookup as systemLookup } from "node:dns";
import { CONCURRENCY_MAX } from "#lib/contracts/connector-limits.ts";
import type { ProxyFor } from "#lib/egress/choose-proxy.ts";
import type { EgressPolicy } from "#lib/egress/create-policy.ts";
import { dial } from "#lib/egress/dial.ts";
import type { Egress } from "#lib/egress/egress.ts";
import type { EgressCore } from "#lib/egress/egress-core.ts";
import { Pools } from "#lib/egress/pools.ts";
import { prepareDial } from "#lib/egress/prepare-dial.ts";
import { requestAnswer } from "#lib/egress/request-answer.ts";
import { requestStream } from "#lib/egress/request-stream.ts";
import { resolveAddress } from "#lib/egress/resolve-address.ts";
import type { Lookup } from "#lib/egress/resolve-target.ts";
import { toTlsOptions } from "#lib/egress/to-tls-options.ts";

export interface EgressOptions {
  policy: EgressPolicy;
  /** How names are resolved; the operating system's way unless given. */
  lookup?: Lookup;
  /** Certificate authorities to trust instead of the built-in ones, PEM. */
  ca?: string;
  /** Proxies in front of HTTP calls; none unless given. Other protocols go directly. */
  proxyFor?: ProxyFor;
  connectTimeoutMs?: number;
  /** Longest silence in the middle of a body that is collected; one that is streamed may be silent as long as its call may take. */
  bodyTimeoutMs?: number;
  keepAliveMs?: number;
  /** Of one tenant. */
  connectionsPerOriginMax?: number;
  /** Requests that wait for one of them; further ones are refused. */
  waitingPerOriginMax?: number;
  /** Pools of connections; calls that differ in their tenant, TLS identity, denied hosts or time to connect share none. */
  poolsMax?: number;
  redirectsMax?: number;
}

const CONNECT_TIMEOUT_MS = 5000;
const REDIRECTS_MAX = 5;

export function createEgress(options: EgressOptions): Egress {
  const { policy, lookup = systemLookup, ca, connectTimeoutMs = CONNECT_TIMEOUT_MS, redirectsMax = REDIRECTS_MAX } = options;
  const pools = createPools(options, lookup);
  const core: EgressCore = { policy, pools, lookup, ca, connectTimeoutMs, redirectsMax };
  return {
    request: (request) => requestAnswer(core, request),
    stream: (request) => requestStream(core, request),
    async resolve(target) {
      const prepared = prepareDial(core, target);
      return resolveAddress(prepared.host, prepared.port, prepared.options);
    },
    async connect({ tls, ...target }) {
      const prepared = prepareDial(core, target);
      const secure = tls === undefined ? undefined : toTlsOptions(tls, ca);
      return dial({ host: prepared.host, port: prepared.port, tls: secure, proxy: undefined }, prepared.options);
    },
    close: () => pools.destroy(),
  };
}

function createPools({ policy, ca, ...options }: EgressOptions, lookup: Lookup): Pools {
  const agent = {
    allowH2: false,
    pipelining: 1,
    // A call has a limit of its own, and perhaps one for the first byte.
    headersTimeout: 0,
    bodyTimeout: options.bodyTimeoutMs ?? 30_000,
    keepAliveTimeout: options.keepAliveMs ?? 10_000,
    keepAliveMaxTimeout: 60_000,
  };
  return new Pools({
    policy,
    lookup,
    ca,
    agent,
    proxyFor: options.proxyFor ?? (() => undefined),
    connectionsPerOriginMax: options.connectionsPerOriginMax ?? CONCURRENCY_MAX,
    waitingPerOriginMax: options.waitingPerOriginMax ?? 1_000,
    poolsMax: options.poolsMax ?? 100,
  });
}
