import { audit } from "#lib/audit.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { CreateEndpointInput } from "#lib/contracts/endpoints.ts";
import type { Transaction } from "#lib/db/client.ts";
import type { ApiEndpoint } from "#lib/db/generated/client.ts";
import { newId } from "#lib/id.ts";
import { lockConnector } from "../connectors/lock-connector.ts";
import { toColumns } from "../to-columns.ts";
import { completeEndpoint } from "./complete-endpoint.ts";
import { addEndpointVersion } from "./endpoint-version.ts";
import { toDefinition } from "./to-definition.ts";

export async function insertEndpoint(tx: Transaction, ctx: Ctx, connectorId: string, input: CreateEndpointInput): Promise<ApiEndpoint> {
  const known = await lockConnector(tx, ctx.workspace.id, connectorId);
  const { definition, derivedSchemas } = completeEndpoint(toDefinition(input), known);
  const ids = { id: newId(), connectorId, workspaceId: ctx.workspace.id, createdById: ctx.actor.id };
  const row = await tx.apiEndpoint.create({ data: { ...toColumns(definition), derivedSchemas, ...ids } });
  await addEndpointVersion(tx, row, ctx.actor.id);
  await audit(tx, ctx, "endpoint.created", row.id, { name: row.name, method: row.method, path: row.path });
  return row;
}
