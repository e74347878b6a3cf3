import { Endpoint } from "#lib/contracts/endpoints.ts";
import type { ApiEndpoint } from "#lib/db/generated/client.ts";
import { toUsage } from "../usage.ts";

export function toEndpoint(row: ApiEndpoint): Endpoint {
  return Endpoint.parse({ ...row, usage: toUsage(row), createdAt: row.createdAt.toISOString(), updatedAt: row.updatedAt.toISOString() });
}
