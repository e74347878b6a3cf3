import { Connector } from "#lib/contracts/connectors.ts";
import type { ApiConnector } from "#lib/db/generated/client.ts";

export function toConnector(row: ApiConnector): Connector {
  return Connector.parse({ ...row, createdAt: row.createdAt.toISOString(), updatedAt: row.updatedAt.toISOString() });
}
