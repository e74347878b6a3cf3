import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { ConnectorSchema } from "#lib/contracts/connector-schemas.ts";
import { findSchema } from "./find-schema.ts";
import { toConnectorSchema } from "./to-connector-schema.ts";

export async function getConnectorSchema(ctx: Ctx, { id }: { id: string }): Promise<{ schema: ConnectorSchema }> {
  assertCan(ctx, "connector:read");
  return { schema: toConnectorSchema(await findSchema(ctx, id)) };
}
