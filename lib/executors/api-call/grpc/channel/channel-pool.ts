import { createHash } from "node:crypto";
import { type Client, connectivityState } from "@grpc/grpc-js";
import type { Egress } from "#lib/egress/egress.ts";
import { onShutdown } from "#lib/shutdown.ts";
import { singleton } from "#lib/singleton.ts";
import { becomeReady } from "./become-ready.ts";
import type { ChannelTarget } from "./channel-target.ts";
import { createClient } from "./create-client.ts";
import { explainFailure } from "./explain-failure.ts";

interface Connected {
  client: Client;
  dnsMs: number;
  connectMs: number;
}

interface Entry {
  connecting: Promise<Connected>;
  /** Set once the channel stands. */
  client?: Client;
  calls: number;
  /** No further call goes there; the last one closes it. */
  isLeft: boolean;
}

export interface Lease extends Connected {
  /** Whether the channel stood already. */
  isReused: boolean;
  /** After a call. One that got no sign of life leaves the channel: its connection may be dead without anybody having said so. */
  release(wasSilent: boolean): void;
}

const CONNECT_TIMEOUT_MS = 5_000;
const CHANNELS_MAX = 100;

/** Channels that calls of the same service, TLS identity and limits share; the one that was used longest ago makes room for a new one. */
export class ChannelPool {
  readonly #egress: Egress;
  readonly #channelsMax: number;
  readonly #entries = new Map<string, Entry>();

  constructor(egress: Egress, channelsMax = CHANNELS_MAX) {
    this.#egress = egress;
    this.#channelsMax = channelsMax;
  }

  /** The name is resolved and checked anew whenever a new connection is needed. Rejects with an ExecutorFailure of the step that failed. */
  async lease(target: ChannelTarget): Promise<Lease> {
    const name = nameOf(target);
    const known = this.#entries.get(name);
    const isReused = known !== undefined && isUsable(known);
    if (known !== undefined && !isReused) this.#drop(name, known);
    const entry = isReused ? known : this.#open(target, name);
    this.#entries.delete(name);
    this.#entries.set(name, entry);
    entry.calls += 1;
    try {
      return { ...(await entry.connecting), isReused, release: (wasSilent) => this.#release(name, entry, wasSilent) };
    } catch (failure) {
      this.#release(name, entry, false);
      throw failure;
    }
  }

  close(): void {
    for (const { client } of this.#entries.values()) client?.close();
    this.#entries.clear();
  }

  #open(target: ChannelTarget, name: string): Entry {
    const entry: Entry = { connecting: this.#connect(target), calls: 0, isLeft: false };
    this.#makeRoom();
    entry.connecting.then(
      ({ client }) => {
        entry.client = client;
        closeIfLeft(entry);
      },
      () => {
        if (this.#entries.get(name) === entry) this.#entries.delete(name);
      },
    );
    return entry;
  }

  async #connect(target: ChannelTarget): Promise<Connected> {
    const { host, port, denied } = target;
    const dial = { host, port, hosts: { allow: [], deny: denied }, connectTimeoutMs: CONNECT_TIMEOUT_MS };
    const startedAt = performance.now();
    const address = await this.#egress.resolve(dial);
    const resolvedAt = performance.now();
    const client = createClient(target, address);
    if (await becomeReady(client, CONNECT_TIMEOUT_MS)) {
      return { client, dnsMs: resolvedAt - startedAt, connectMs: performance.now() - resolvedAt };
    }
    client.close();
    throw await explainFailure(this.#egress, target, dial);
  }

  #release(name: string, entry: Entry, wasSilent: boolean): void {
    entry.calls -= 1;
    if (wasSilent) this.#drop(name, entry);
    else closeIfLeft(entry);
  }

  /** Idle ones go first. */
  #makeRoom(): void {
    if (this.#entries.size < this.#channelsMax) return;
    const oldest = [...this.#entries].find(([, { calls }]) => calls === 0) ?? [...this.#entries][0];
    if (oldest !== undefined) this.#drop(...oldest);
  }

  /** Calls under way on it end in their own time. */
  #drop(name: string, entry: Entry): void {
    if (this.#entries.get(name) === entry) this.#entries.delete(name);
    entry.isLeft = true;
    closeIfLeft(entry);
  }
}

function closeIfLeft({ isLeft, calls, client }: Entry): void {
  if (isLeft && calls === 0) client?.close();
}

/** A channel that has lost its connection waits before it tries again, and would dial an address that was checked long ago. */
function isUsable({ client }: Entry): boolean {
  return client === undefined || client.getChannel().getConnectivityState(false) === connectivityState.READY;
}

/** Holds no key in plain text. */
function nameOf(target: ChannelTarget): string {
  return createHash("sha256").update(JSON.stringify(target)).digest("base64");
}

/** The channels that go through this door to the network. */
export function channelPool(egress: Egress): ChannelPool {
  const pools = singleton("grpc.channels", () => new WeakMap<Egress, ChannelPool>());
  const pool = pools.get(egress) ?? new ChannelPool(egress);
  if (!pools.has(egress)) {
    pools.set(egress, pool);
    onShutdown("sandbox", () => pool.close());
  }
  return pool;
}
