import pg from "pg";
import { env } from "#lib/env.ts";
import { log } from "#lib/log.ts";
import { onShutdown } from "#lib/shutdown.ts";
import { singleton } from "#lib/singleton.ts";

/** The one connection pool of the process; Prisma and the execution log share it. */
export function pool(): pg.Pool {
  return singleton("pg.pool", () => {
    const created = new pg.Pool({
      connectionString: databaseUrl(),
      max: env().DATABASE_POOL_SIZE,
      keepAlive: true,
      application_name: "sintra",
    });
    created.on("error", (error) => log.warn("database.connection_lost", { code: "code" in error ? error.code : undefined }));
    onShutdown("database-pool", () => created.end());
    return created;
  });
}

/** Set by the operator, or by the start once the embedded server is up. */
export function databaseUrl(): string {
  const url = env().DATABASE_URL;
  if (url === undefined) throw new Error("DATABASE_URL is not set and no embedded database was started");
  return url;
}
