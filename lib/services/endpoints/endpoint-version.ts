import { EndpointDefinition } from "#lib/contracts/endpoints.ts";
import type { Transaction } from "#lib/db/client.ts";
import type { ApiEndpoint } from "#lib/db/generated/client.ts";
import { toEndpoint } from "./to-endpoint.ts";

export async function addEndpointVersion(tx: Transaction, row: ApiEndpoint, actorId: string): Promise<void> {
  const { id, version, ...endpoint } = toEndpoint(row);
  const definition = EndpointDefinition.parse(endpoint);
  await tx.endpointVersion.create({ data: { endpointId: id, version, workspaceId: row.workspaceId, definition, createdById: actorId } });
}
