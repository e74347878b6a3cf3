import { z } from "zod";
import { Description, DisplayName, Name } from "#lib/contracts/common.ts";
import { Parameters } from "#lib/contracts/parameters.ts";
import { ToolType } from "#lib/contracts/tools.ts";
import type { Transaction } from "#lib/db/client.ts";
import type { CustomTool } from "#lib/db/generated/client.ts";
import { readTool } from "./to-tool.ts";

/** What a version freezes: everything that decides how a tool runs and looks, nothing that it counts. */
export const ToolDefinition = z.object({
  name: Name,
  displayName: DisplayName,
  description: Description,
  type: ToolType,
  config: z.record(z.string(), z.unknown()),
  parameters: Parameters,
  tags: z.array(z.string()),
  pricePerCall: z.number(),
  enabled: z.boolean(),
});

/** Freezes the present definition of a tool as its version. */
export async function addToolVersion(tx: Transaction, row: CustomTool, actorId: string): Promise<void> {
  await addToolVersions(tx, [row], actorId);
}

export async function addToolVersions(tx: Transaction, rows: readonly CustomTool[], createdById: string): Promise<void> {
  await tx.toolVersion.createMany({
    data: rows.map((row) => ({
      toolId: row.id,
      version: row.version,
      workspaceId: row.workspaceId,
      definition: toToolDefinition(row),
      createdById,
    })),
  });
}

function toToolDefinition(row: CustomTool) {
  const { name, displayName, description, type, config, parameters, tags, pricePerCall, enabled } = readTool(row);
  return { name, displayName, description, type, config, parameters, tags, pricePerCall, enabled };
}
