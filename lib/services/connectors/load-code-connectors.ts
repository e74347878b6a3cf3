import { db } from "#lib/db/client.ts";
import type { CodeConnector } from "#lib/executors/code/code-run.ts";
import { SPELLED_CHARS_MIN, secretSpellings } from "#lib/secret-spellings.ts";
import { type Row, resolveAuth } from "./resolve-auth.ts";
import { toConnector } from "./to-connector.ts";

export interface CodeConnectors {
  /** By name; null where there is none of this name. */
  connectors: Map<string, CodeConnector | null>;
  /** Their secrets in every spelling. */
  secrets: string[];
}

/** The connectors that code declares, ready to be called through. */
export async function loadCodeConnectors(workspaceId: string, names: string[]): Promise<CodeConnectors> {
  const connectors = new Map<string, CodeConnector | null>(names.map((name) => [name, null]));
  if (names.length === 0) return { connectors, secrets: [] };
  const where = { workspaceId, name: { in: names }, deletedAt: null };
  const rows = await db().apiConnector.findMany({ where, include: { credential: true } });
  const secrets = rows.flatMap((row) => {
    const { connector, secrets: own } = toCodeConnector(row);
    connectors.set(row.name, connector);
    return own;
  });
  // Code can undo any encoding, and redirects often carry a whole URL within a URL.
  return { connectors, secrets: secretSpellings(secrets.flatMap((secret) => [secret, encodeURIComponent(secret.toWellFormed())])) };
}

function toCodeConnector(row: Row): { connector: CodeConnector; secrets: string[] } {
  const { baseUrl, defaultHeaders, timeoutMs, name, authType } = toConnector(row);
  const { auth, secrets, failure } = resolveAuth(row);
  const hidden = secrets.every((secret) => secret === "" || secret.length >= SPELLED_CHARS_MIN);
  const unusable = hidden ? null : `The credential of the connector ${name} is too short to be kept from code`;
  const missing = authType !== "none" && row.credential === null ? `The connector ${name} has no credential` : null;
  return { connector: { baseUrl, defaultHeaders, auth, timeoutMs, failure: failure?.message ?? missing ?? unusable }, secrets };
}
