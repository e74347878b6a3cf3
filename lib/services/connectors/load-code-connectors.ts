import { db } from "#lib/db/client.ts";
import type { CodeConnector } from "#lib/executors/code/code-run.ts";
import { SPELLED_CHARS_MIN, secretSpellings } from "#lib/secret-spellings.ts";
import { CONNECTOR_PARTS, type ConnectorRow, resolveUpstream } from "./resolve-upstream.ts";

/** The sandbox takes less. */
const RESPONSE_BYTES_MAX = 5_242_880;

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
  const rows = await db().apiConnector.findMany({ where, include: CONNECTOR_PARTS });
  const secrets = rows.flatMap((row) => {
    const { connector, secrets: own } = toCodeConnector(row);
    connectors.set(row.name, connector);
    return own;
  });
  return { connectors, secrets: secretSpellings(secrets) };
}

function toCodeConnector(row: ConnectorRow): { connector: CodeConnector; secrets: string[] } {
  const { name, authType } = row;
  const { upstream, secrets, failure } = resolveUpstream(row, { timeoutMs: null, maxResponseBytes: RESPONSE_BYTES_MAX });
  const hidden = secrets.every((secret) => secret === "" || secret.length >= SPELLED_CHARS_MIN);
  const unusable = hidden ? null : `The credential of the connector ${name} is too short to be kept from code`;
  const missing = authType !== "none" && row.credential === null ? `The connector ${name} has no credential` : null;
  return { connector: { upstream, failure: failure?.message ?? missing ?? unusable }, secrets };
}
