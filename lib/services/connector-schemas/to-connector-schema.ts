import { ConnectorSchema } from "#lib/contracts/connector-schemas.ts";
import type { ConnectorSchema as Row } from "#lib/db/generated/client.ts";

export function toConnectorSchema({ fetchedAt, ...row }: Omit<Row, "document">, bytes: number): ConnectorSchema {
  return ConnectorSchema.parse({ ...row, bytes, fetchedAt: fetchedAt.toISOString() });
}
