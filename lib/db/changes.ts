import pg from "pg";
import { log } from "#lib/log.ts";
import { onShutdown } from "#lib/shutdown.ts";
import { singleton } from "#lib/singleton.ts";
import { databaseUrl } from "./pool.ts";

const CHANNEL = "sintra_changed";
const HEARTBEAT_MS = 400;
const RECONNECT_MS = 250;
const CONNECT_MS = 2_000;

/**
 * Hears every committed change of a definition, token, member or user, from whichever process made it:
 * triggers send the id of the workspace or user on one channel. While it cannot hear, caches must not be used.
 */
export interface Changes {
  /** False until the connection listens, and again as soon as it may have missed something. */
  readonly listening: boolean;
  onChange(listener: (scope: string | "*") => void): void;
  /** This process has changed something itself; what it told the others comes back only a moment later. */
  changedHere(): void;
  /** Connects on first use; resolves at once afterwards. */
  start(): Promise<void>;
  close(): Promise<void>;
}

export function changes(): Changes {
  return singleton("changes", () => {
    const listener = new Listener();
    onShutdown("database-pool", () => listener.close());
    return listener;
  });
}

class Listener implements Changes {
  listening = false;
  readonly #listeners: ((scope: string) => void)[] = [];
  #client: pg.Client | undefined;
  #timer: NodeJS.Timeout | undefined;
  #started: Promise<void> | undefined;
  #closed = false;

  onChange(listener: (scope: string) => void): void {
    this.#listeners.push(listener);
  }

  changedHere(): void {
    this.#tell("*");
  }

  start(): Promise<void> {
    this.#started ??= this.#connect();
    return this.#started;
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.listening = false;
    clearTimeout(this.#timer);
    await this.#client?.end().catch(() => undefined);
  }

  async #connect(): Promise<void> {
    if (this.#closed) return;
    const client = new pg.Client({
      connectionString: databaseUrl(),
      keepAlive: true,
      query_timeout: HEARTBEAT_MS,
      connectionTimeoutMillis: CONNECT_MS,
      application_name: "sintra-listen",
    });
    this.#client = client;
    client.on("error", () => this.#lost(client));
    client.on("end", () => this.#lost(client));
    client.on("notification", (message) => this.#tell(message.payload ?? "*"));
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
    } catch {
      return this.#lost(client);
    }
    this.#tell("*");
    this.listening = true;
    this.#beat(client);
  }

  /** A silent connection looks healthy for minutes; a question every now and then tells within a second. */
  #beat(client: pg.Client): void {
    this.#timer = setTimeout(() => {
      client.query("SELECT 1").then(
        () => client === this.#client && this.#beat(client),
        () => this.#lost(client),
      );
    }, HEARTBEAT_MS);
    this.#timer.unref();
  }

  #lost(client: pg.Client): void {
    if (client !== this.#client || this.#closed) return;
    if (this.listening) log.warn("database.listen_lost");
    this.listening = false;
    this.#client = undefined;
    clearTimeout(this.#timer);
    client.end().catch(() => undefined);
    this.#tell("*");
    this.#timer = setTimeout(() => void this.#connect(), RECONNECT_MS);
    this.#timer.unref();
  }

  #tell(scope: string): void {
    for (const listener of this.#listeners) listener(scope);
  }
}
