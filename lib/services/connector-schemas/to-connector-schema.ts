import { ConnectorSchema } from "#lib/contracts/connector-schemas.ts";
import type { ConnectorSchema as Row } from "#lib/db/generated/client.ts";

export function toConnectorSchema({ document, fetchedAt, ...row }: Row): ConnectorSchema {
  return ConnectorSchema.parse({ ...row, bytes: Buffer.byteLength(document), fetchedAt: fetchedAt.toISOString() });
}
