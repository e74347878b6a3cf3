import { Parameters } from "#lib/contracts/parameters.ts";
import { type Tool, ToolConfigs, ToolType } from "#lib/contracts/tools.ts";
import type { CustomTool } from "#lib/db/generated/client.ts";
import { findAuthors } from "../find-authors.ts";
import { toUsage } from "../usage.ts";

export async function toTool(row: CustomTool): Promise<Tool> {
  const authorOf = await findAuthors([row.createdById]);
  return { ...readTool(row), owner: authorOf(row.createdById) };
}

/** Rows as the API shows them, with their owners' names. */
export async function toTools(rows: readonly CustomTool[]): Promise<Tool[]> {
  const authorOf = await findAuthors(rows.map(({ createdById }) => createdById));
  return rows.map((row) => ({ ...readTool(row), owner: authorOf(row.createdById) }));
}

/** What the row itself says; its JSON is read by the contracts again. */
export function readTool(row: CustomTool): Omit<Tool, "owner"> {
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
