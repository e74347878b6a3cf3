import { createHash } from "node:crypto";
import { Agent } from "undici";
import type { ProxyFor } from "#lib/egress/choose-proxy.ts";
import { createGuardedConnector } from "#lib/egress/create-guarded-connector.ts";
import type { EgressPolicy } from "#lib/egress/create-policy.ts";
import { DialTimes } from "#lib/egress/dial-times.ts";
import type { HostRules, TlsIdentity } from "#lib/egress/egress.ts";
import { narrowPolicy } from "#lib/egress/narrow-policy.ts";
import { OriginQueue } from "#lib/egress/origin-queue.ts";
import type { Lookup } from "#lib/egress/resolve-target.ts";
import { toTlsOptions } from "#lib/egress/to-tls-options.ts";

export interface Pool {
  agent: Agent;
  times: DialTimes;
  queue: OriginQueue;
}

export interface PoolOptions {
  policy: EgressPolicy;
  lookup: Lookup;
  /** Certificate authorities to trust instead of the built-in ones where a call names none, PEM. */
  ca: string | undefined;
  proxyFor: ProxyFor;
  agent: Omit<Agent.Options, "connect" | "connections">;
  connectionsPerOriginMax: number;
  waitingPerOriginMax: number;
  poolsMax: number;
}

/** What a connection depends on. A pooled connection is not checked again, so calls that differ in any of it share none. */
export interface PoolKey {
  /** Whose calls they are: nobody can use up another's connections. */
  tenant: string | undefined;
  tls: TlsIdentity | undefined;
  /** Of the rules for hosts, `allow` concerns names only, which are checked before each hop. */
  denied: HostRules["deny"];
  connectTimeoutMs: number;
}

/** Pools of connections, at most `poolsMax`: beyond, the one that was used longest ago is closed when its calls have ended. */
export class Pools {
  readonly #options: PoolOptions;
  readonly #pools = new Map<string, Pool>();
  readonly #closing = new Set<Agent>();

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  get(key: PoolKey): Pool {
    const name = nameOf(key);
    const pool = this.#pools.get(name) ?? this.#create(key);
    this.#pools.delete(name);
    this.#pools.set(name, pool);
    if (this.#pools.size > this.#options.poolsMax) this.#evict();
    return pool;
  }

  async destroy(): Promise<void> {
    const agents = [...this.#closing, ...Array.from(this.#pools.values(), ({ agent }) => agent)];
    await Promise.all(agents.map((agent) => agent.destroy()));
  }

  #create({ tls, denied, connectTimeoutMs }: PoolKey): Pool {
    const { policy, lookup, ca, proxyFor, agent, connectionsPerOriginMax: connections, waitingPerOriginMax } = this.#options;
    const times = new DialTimes();
    const connect = createGuardedConnector({
      policy: narrowPolicy(policy, { allow: [], deny: denied }),
      lookup,
      connectTimeoutMs,
      tls: toTlsOptions(tls ?? {}, ca),
      times,
      proxyFor,
    });
    return { agent: new Agent({ ...agent, connect, connections }), times, queue: new OriginQueue(connections, waitingPerOriginMax) };
  }

  #evict(): void {
    const [oldest] = this.#pools;
    if (oldest === undefined) return;
    const [name, { agent }] = oldest;
    this.#pools.delete(name);
    this.#closing.add(agent);
    agent.close(() => this.#closing.delete(agent));
  }
}

/** Holds no key in plain text. */
function nameOf({ tenant = "", tls, denied, connectTimeoutMs }: PoolKey): string {
  if (tls === undefined && denied.length === 0) return `${connectTimeoutMs} ${tenant}`;
  const { ca, cert, key, passphrase, serverName } = tls ?? {};
  const parts = JSON.stringify([tenant, ca, cert, key, passphrase, serverName, denied, connectTimeoutMs]);
  return createHash("sha256").update(parts).digest("base64");
}
