import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { explainDatabaseError, targetOf } from "#lib/db/explain-database-error.ts";
import { StartError } from "#lib/start-error.ts";

const VERSION_MIN = 14;
const CONNECT_TIMEOUT_MS = 10_000;
const STARTING_UP = "57P03";
const STARTING_PATIENCE_MS = 30_000;

interface Facts {
  version: number;
  encoding: string;
  maycreate: boolean;
  standby: boolean;
}

/** Refuses, with a line that says what to do, a database that the studio cannot work on. */
export async function checkDatabase(databaseUrl: string): Promise<void> {
  assertWellFormed(databaseUrl);
  const { server, user, database } = targetOf(databaseUrl);
  const facts = await readFacts(databaseUrl, Date.now() + STARTING_PATIENCE_MS);
  if (facts.version < VERSION_MIN) throw new StartError(`${server} is PostgreSQL ${facts.version}. Use version ${VERSION_MIN} or newer.`);
  if (facts.encoding !== "UTF8") {
    throw new StartError(
      `The database "${database}" is encoded in ${facts.encoding}. Create one with ENCODING 'UTF8' and correct DATABASE_URL.`,
    );
  }
  if (facts.standby) throw explainDatabaseError(Object.assign(new Error("standby"), { code: "25006" }), databaseUrl);
  if (!facts.maycreate) {
    throw new StartError(
      `User "${user}" may not create tables in database "${database}". Make it the owner: ALTER DATABASE "${database}" OWNER TO "${user}".`,
    );
  }
}

function assertWellFormed(databaseUrl: string): void {
  const protocol = URL.canParse(databaseUrl) ? new URL(databaseUrl).protocol : "";
  if (protocol === "postgresql:" || protocol === "postgres:") return;
  throw new StartError(
    "DATABASE_URL is not a PostgreSQL address. Write it as postgresql://user:password@host:5432/database (special characters percent-encoded), or leave it empty for the built-in server.",
  );
}

async function readFacts(databaseUrl: string, deadline: number): Promise<Facts> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<Facts>(`
      SELECT current_setting('server_version_num')::int / 10000 AS version,
             current_setting('server_encoding') AS encoding,
             pg_is_in_recovery() AS standby,
             has_database_privilege(current_database(), 'CREATE')
               AND coalesce(has_schema_privilege(current_schema(), 'CREATE'), false) AS maycreate`);
    const facts = rows[0];
    if (facts === undefined) throw new Error("The server answered nothing.");
    return facts;
  } catch (error) {
    if (!isStartingUp(error) || Date.now() > deadline) throw explain(error, databaseUrl);
  } finally {
    await client.end().catch(() => undefined);
  }
  await sleep(250);
  return readFacts(databaseUrl, deadline);
}

function isStartingUp(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === STARTING_UP;
}

function explain(error: unknown, databaseUrl: string): unknown {
  const explained = explainDatabaseError(error, databaseUrl);
  if (explained instanceof StartError) return explained;
  const { server } = targetOf(databaseUrl);
  // What remains has no code: a password that is missing, TLS that one side refuses, another protocol on that port.
  const reason = error instanceof Error ? error.message : "unknown reason";
  return new StartError(`Cannot use the database at ${server}: ${reason}. Correct DATABASE_URL.`, error);
}
