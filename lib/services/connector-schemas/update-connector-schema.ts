import { audit } from "#lib/audit.ts";
import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { ConnectorSchema, RefreshedEndpoints, SchemaSource } from "#lib/contracts/connector-schemas.ts";
import { sha256 } from "#lib/crypto/sha256.ts";
import { db } from "#lib/db/client.ts";
import { transact } from "#lib/db/transact.ts";
import { AppError } from "#lib/errors.ts";
import { assertFound, assertId } from "../assert-found.ts";
import { reachService } from "../connectors/reach-service.ts";
import { CONNECTOR_PARTS } from "../connectors/resolve-upstream.ts";
import { toConnector } from "../connectors/to-connector.ts";
import { descriptionOf } from "./description-of.ts";
import { refreshEndpoints } from "./refresh-endpoints.ts";
import { toConnectorSchema } from "./to-connector-schema.ts";

const DOCUMENT_BYTES_MAX = 20_000_000;
/** Every page of the list is taken from all of them. */
const OPERATIONS_MAX = 10_000;

/** Reads the description of a connector's service and keeps it in place of the one before. The endpoints follow it. */
export async function updateConnectorSchema(
  ctx: Ctx,
  { id, ...source }: SchemaSource & { id: string },
): Promise<{ message: string; schema: ConnectorSchema; endpoints: RefreshedEndpoints }> {
  assertCan(ctx, "connector:write");
  const where = { id: assertId(id, "connector"), workspaceId: ctx.workspace.id, deletedAt: null };
  const row = assertFound(await db().apiConnector.findFirst({ where, include: CONNECTOR_PARTS }), "connector");
  const description = descriptionOf(row.apiType);
  // What only the list tells to be wrong is as much the service's doing as what the loading tells.
  const { hashed, bytes, operations, from } = await reachService(ctx, row, async (upstream, env) => {
    const { document, source: from } = await description.load(source, upstream, env);
    const bytes = Buffer.byteLength(document);
    if (bytes > DOCUMENT_BYTES_MAX) throw new AppError("payload_too_large", "The description is larger than 20 MB");
    const hashed = { document, sha256: sha256(document) };
    const operations = description.list(hashed).length;
    if (operations > OPERATIONS_MAX)
      throw new AppError("payload_too_large", `The description has ${operations} operations; no more than ${OPERATIONS_MAX} are kept`);
    return { hashed, bytes, operations, from };
  });
  const data = { ...hashed, source: from, kind: row.apiType, operations, fetchedAt: new Date() };
  return transact(async (tx) => {
    // No endpoint is completed by the description before, and another type of the connector would make another description of it.
    const locked = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM api_connectors
      WHERE id = ${id}::uuid AND workspace_id = ${ctx.workspace.id}::uuid AND api_type = ${row.apiType} AND deleted_at IS NULL FOR UPDATE`;
    assertFound(locked[0], "connector");
    const ids = { connectorId: id, workspaceId: ctx.workspace.id };
    const schema = await tx.connectorSchema.upsert({ where: ids, create: { ...ids, ...data }, update: data, omit: { document: true } });
    const endpoints = await refreshEndpoints(tx, ctx, { connector: toConnector(row), schema: hashed });
    await audit(tx, ctx, "connector.described", id, { source: schema.source, operations, endpoints: endpoints.changed });
    return { message: "Description read successfully", schema: toConnectorSchema(schema, bytes), endpoints };
  });
}
