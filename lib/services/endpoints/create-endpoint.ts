import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { CreateEndpointInput, Endpoint } from "#lib/contracts/endpoints.ts";
import { transact } from "#lib/db/transact.ts";
import { insertEndpoint } from "./insert-endpoint.ts";
import { toEndpoint } from "./to-endpoint.ts";

/** Registers an endpoint of the connector `id`. */
export async function createEndpoint(
  ctx: Ctx,
  { id: connectorId, ...input }: CreateEndpointInput & { id: string },
): Promise<{ message: string; endpoint: Endpoint }> {
  assertCan(ctx, "connector:write");
  const row = await transact((tx) => insertEndpoint(tx, ctx, connectorId, input));
  return { message: "API endpoint registered successfully", endpoint: toEndpoint(row) };
}
