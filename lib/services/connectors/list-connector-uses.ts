import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { ConnectorUses } from "#lib/contracts/connectors.ts";
import { db } from "#lib/db/client.ts";
import { getConnector } from "./get-connector.ts";

const NAMED_MAX = 100;

/** The tools and snippets that would fail without the connector. */
export async function listConnectorUses(ctx: Ctx, { id }: { id: string }): Promise<ConnectorUses> {
  assertCan(ctx, "connector:read");
  const { connector } = await getConnector(ctx, { id });
  const ofWorkspace = { workspaceId: ctx.workspace.id, deletedAt: null };
  const shown = { select: { id: true, name: true, displayName: true }, orderBy: { name: "asc" }, take: NAMED_MAX } as const;
  const [tools, snippets] = await Promise.all([
    db().$queryRaw<{ id: string; name: string; displayName: string }[]>`
      SELECT tool.id, tool.name, tool.display_name AS "displayName" FROM custom_tools tool
      JOIN api_endpoints endpoint ON endpoint.id::text = tool.config->>'endpointId'
      WHERE endpoint.connector_id = ${connector.id}::uuid AND endpoint.workspace_id = ${ctx.workspace.id}::uuid
        AND tool.workspace_id = ${ctx.workspace.id}::uuid AND endpoint.deleted_at IS NULL AND tool.deleted_at IS NULL
      ORDER BY tool.name LIMIT ${NAMED_MAX}`,
    db().codeSnippet.findMany({ where: { ...ofWorkspace, connectors: { has: connector.name } }, ...shown }),
  ]);
  return {
    uses: [
      ...tools.map((tool) => ({ kind: "tool" as const, ...tool })),
      ...snippets.map((snippet) => ({ kind: "snippet" as const, ...snippet })),
    ],
  };
}
