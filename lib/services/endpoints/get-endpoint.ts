import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { Endpoint } from "#lib/contracts/endpoints.ts";
import { db } from "#lib/db/client.ts";
import { assertFound, assertId } from "../assert-found.ts";
import { toEndpoint } from "./to-endpoint.ts";

export async function getEndpoint(ctx: Ctx, { id }: { id: string }): Promise<{ endpoint: Endpoint }> {
  assertCan(ctx, "connector:read");
  const row = await db().apiEndpoint.findFirst({ where: { id: assertId(id, "endpoint"), workspaceId: ctx.workspace.id, deletedAt: null } });
  return { endpoint: toEndpoint(assertFound(row, "endpoint")) };
}
