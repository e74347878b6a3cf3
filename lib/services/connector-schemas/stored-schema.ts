import type { Transaction } from "#lib/db/client.ts";
import { AppError } from "#lib/errors.ts";
import { RecentByWeight } from "#lib/recent-by-weight.ts";
import { singleton } from "#lib/singleton.ts";
import type { StoredSchema } from "../protocols/protocol.ts";

/** What a query for a connector includes to tell which description it has, without the text: that may have 20 MB. */
export const SCHEMA_PARTS = { schema: { select: { kind: true, sha256: true } } } as const;

interface Described {
  id: string;
  workspaceId: string;
  apiType: string;
  schema: { kind: string; sha256: string } | null;
}

/** Remembered by their hashes. */
const CHARS_MAX = 50_000_000;

/** The description of a connector's service; null where there is none, or one of another protocol. */
export async function storedSchema(reader: Pick<Transaction, "connectorSchema">, connector: Described): Promise<StoredSchema | null> {
  const { id: connectorId, workspaceId, apiType, schema } = connector;
  if (schema === null || schema.kind !== apiType) return null;
  const { sha256 } = schema;
  const texts = singleton("connector-schemas.texts", () => new RecentByWeight<string>(CHARS_MAX));
  const known = texts.get(sha256);
  if (known !== undefined) return { sha256, document: known };
  const row = await reader.connectorSchema.findFirst({ where: { connectorId, workspaceId, sha256 }, select: { document: true } });
  if (row === null) throw new AppError("conflict", "The description of the service was replaced at this moment; try again");
  return { sha256, document: texts.getOrMake(sha256, row.document.length, () => row.document) };
}
