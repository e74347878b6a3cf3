import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { type EmbeddedDatabase, startEmbedded } from "#lib/db/embedded/start-embedded.ts";
import { migrate } from "#lib/db/migrate.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Address that hands out databases; used by lib/testing/database.ts. */
    databaseService: string;
  }
}

const root = path.resolve(import.meta.dirname, "..", "..");
const TEMPLATE = "sintra_template";

/** Hands out test databases over loopback HTTP; starts the PostgreSQL server when the first one is asked for. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const databases = new TestDatabases();
  const service = createServer((request, response) => {
    databases.create(request.url === "/migrated").then(
      (url) => response.end(url),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => service.listen(0, "127.0.0.1", resolve));
  const address = service.address();
  if (address === null || typeof address === "string") throw new Error("The database service has no port");
  project.provide("databaseService", `http://127.0.0.1:${address.port}`);
  return async () => {
    service.close();
    service.closeAllConnections();
    await databases.stop();
  };
}

class TestDatabases {
  #server: Promise<EmbeddedDatabase> | undefined;
  // PostgreSQL copies a template for one at a time only.
  #last: Promise<unknown> = Promise.resolve();
  #count = 0;
  #folder: string | undefined;

  async create(migrated: boolean): Promise<string> {
    this.#server ??= this.#start();
    const server = await this.#server;
    const name = `sintra_test_${++this.#count}`;
    const created = this.#last.then(() => administer(server.url, `CREATE DATABASE ${name} TEMPLATE ${migrated ? TEMPLATE : "template0"}`));
    this.#last = created.catch(() => undefined);
    await created;
    return databaseOf(server.url, name);
  }

  async stop(): Promise<void> {
    if (this.#server !== undefined) await this.#server.then((server) => server.stop());
    if (this.#folder !== undefined) rmSync(this.#folder, { recursive: true, force: true });
  }

  async #start(): Promise<EmbeddedDatabase> {
    this.#folder = mkdtempSync(path.join(os.tmpdir(), "sintra-test-"));
    chmodSync(this.#folder, 0o711);
    const settings = { fsync: false, synchronous_commit: false, full_page_writes: false, max_connections: 200, autovacuum: false };
    const server = await startEmbedded({ rootDir: root, dataDir: this.#folder, settings });
    await administer(server.url, `CREATE DATABASE ${TEMPLATE}`);
    await migrate({ databaseUrl: databaseOf(server.url, TEMPLATE), migrationsDir: path.join(root, "prisma", "migrations") });
    // A template that anybody is connected to cannot be copied.
    await administer(server.url, `ALTER DATABASE ${TEMPLATE} ALLOW_CONNECTIONS false`);
    return server;
  }
}

function databaseOf(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
