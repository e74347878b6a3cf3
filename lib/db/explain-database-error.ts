import { StartError } from "#lib/start-error.ts";

interface Target {
  /** host:port/database, never with the password. */
  server: string;
  host: string;
  user: string;
  database: string;
}

type Explain = (target: Target) => string;

const refused: Explain = ({ server }) => `No PostgreSQL answers at ${server}. Start it, or correct host and port in DATABASE_URL.`;
const unknownHost: Explain = ({ host }) => `The host "${host}" of DATABASE_URL is not known. Correct its name.`;
const timedOut: Explain = ({ server }) => `${server} did not answer in time. Check host, port and firewall, or correct DATABASE_URL.`;
const credentials: Explain = ({ server, user }) => `${server} refused user "${user}". Correct user name and password in DATABASE_URL.`;
const notPermitted: Explain = ({ user, database }) =>
  `User "${user}" may not create tables in database "${database}". Make it the owner: ALTER DATABASE "${database}" OWNER TO "${user}".`;
const diskFull: Explain = ({ server }) => `The disk of the database server (${server}) is full. Free some space there and start again.`;
const full: Explain = ({ server }) => `${server} has no connection left. Raise its max_connections, or lower DATABASE_POOL_SIZE.`;

/** Codes of the system's network calls and of PostgreSQL (SQLSTATE). */
const EXPLAIN: Record<string, Explain> = {
  ECONNREFUSED: refused,
  ENOENT: refused,
  ECONNRESET: refused,
  ENOTFOUND: unknownHost,
  EAI_AGAIN: unknownHost,
  ETIMEDOUT: timedOut,
  EHOSTUNREACH: timedOut,
  ENETUNREACH: timedOut,
  "28P01": credentials,
  "28000": credentials,
  "3D000": ({ database }) => `The database "${database}" does not exist. Create it (createdb ${database}), or correct DATABASE_URL.`,
  "42501": notPermitted,
  "53100": diskFull,
  "53300": full,
  "25006": ({ server }) => `${server} is read-only (a standby?). Point DATABASE_URL at the primary server.`,
};

/** An error with a known remedy as one line; any other error unchanged. */
export function explainDatabaseError(error: unknown, databaseUrl: string): unknown {
  if (error instanceof StartError) return error;
  const code = errorCode(error);
  const explain = code === undefined ? undefined : EXPLAIN[code];
  return explain === undefined ? error : new StartError(explain(targetOf(databaseUrl)), error);
}

export function targetOf(databaseUrl: string): Target {
  const url = new URL(databaseUrl);
  const host = url.hostname || "localhost";
  const user = decodeURIComponent(url.username) || "postgres";
  const database = decodeURIComponent(url.pathname.slice(1)) || user;
  return { server: `${host}:${url.port || 5432}/${database}`, host, user, database };
}

function errorCode(error: unknown): string | undefined {
  // A name with several addresses fails once for each; they are told together.
  if (error instanceof AggregateError && !("code" in error)) return errorCode(error.errors[0]);
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
