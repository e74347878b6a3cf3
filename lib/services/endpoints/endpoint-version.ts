import { CreateEndpointInput } from "#lib/contracts/endpoints.ts";
import type { Transaction } from "#lib/db/client.ts";
import type { ApiEndpoint } from "#lib/db/generated/client.ts";
import { toEndpoint } from "./to-endpoint.ts";

/** What a version freezes: all that a person writes. */
export const EndpointDefinition = CreateEndpointInput;

export async function addEndpointVersion(tx: Transaction, row: ApiEndpoint, actorId: string): Promise<void> {
  const { id, connectorId: _, version, usage, createdAt, updatedAt, ...definition } = toEndpoint(row);
  await tx.endpointVersion.create({ data: { endpointId: id, version, workspaceId: row.workspaceId, definition, createdById: actorId } });
}
