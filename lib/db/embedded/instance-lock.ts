import pg from "pg";
import { type Connection, connectionUrl } from "#lib/db/embedded/connection-file.ts";

/** Any fixed number: the server is ours alone. */
const KEY = 724_601;

export type Claim = { state: "held"; session: pg.Client } | { state: "taken" } | { state: "unreachable" };

/**
 * Claims the server for this process. The lock lives as long as the session, so a process that dies in any way gives it up
 * at once, and a server without a lock is an orphan.
 */
export async function claimServer(connection: Connection): Promise<Claim> {
  const session = new pg.Client({
    connectionString: connectionUrl(connection, "postgres"),
    application_name: "sintra-instance",
    keepAlive: true,
  });
  session.on("error", () => undefined);
  try {
    await session.connect();
    const answer = await session.query<{ held: boolean }>("SELECT pg_try_advisory_lock($1) AS held", [KEY]);
    if (answer.rows[0]?.held) return { state: "held", session };
    await session.end();
    return { state: "taken" };
  } catch {
    await session.end().catch(() => undefined);
    return { state: "unreachable" };
  }
}
