import { Parameters } from "#lib/contracts/parameters.ts";
import { type Tool, ToolConfigs, ToolType } from "#lib/contracts/tools.ts";
import type { CustomTool } from "#lib/db/generated/client.ts";
import { toUsage } from "../usage.ts";

/** A row as the API shows it; its JSON is read by the contracts again. */
export function toTool(row: CustomTool): Tool {
  const type = ToolType.parse(row.type);
  return {
    id: row.id,
    name: row.name,
    displayName: row.displayName,
    description: row.description,
    type,
    config: ToolConfigs[type].parse(row.config),
    parameters: Parameters.parse(row.parameters),
    tags: row.tags,
    pricePerCall: row.pricePerCall.toNumber(),
    enabled: row.enabled,
    version: row.version,
    usage: toUsage(row),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
