import type { Ctx } from "#lib/auth/ctx.ts";
import { db } from "#lib/db/client.ts";
import { assertFound, assertId } from "../assert-found.ts";
import type { StoredSchema } from "../protocols/protocol.ts";
import { SCHEMA_PARTS, storedSchema } from "./stored-schema.ts";

/** The stored description of a connector. Throws `not_found` where it was never read. */
export async function findSchema(ctx: Ctx, id: string): Promise<StoredSchema & { kind: string }> {
  const where = { id: assertId(id, "connector"), workspaceId: ctx.workspace.id, deletedAt: null };
  const connector = assertFound(await db().apiConnector.findFirst({ where, include: SCHEMA_PARTS }), "connector");
  return { kind: connector.apiType, ...assertFound(await storedSchema(db(), connector), "schema") };
}
