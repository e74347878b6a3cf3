import { z } from "zod";
import { ApiType, AuthConfig, AuthType, type Connector } from "#lib/contracts/connectors.ts";
import type { ApiConnector } from "#lib/db/generated/client.ts";

export function toConnector(row: ApiConnector): Connector {
  return {
    id: row.id,
    name: row.name,
    displayName: row.displayName,
    description: row.description,
    baseUrl: row.baseUrl,
    apiType: ApiType.parse(row.apiType),
    authType: AuthType.parse(row.authType),
    authConfig: AuthConfig.parse(row.authConfig),
    credentialId: row.credentialId,
    defaultHeaders: z.record(z.string(), z.string()).parse(row.defaultHeaders),
    timeoutMs: row.timeoutMs,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
