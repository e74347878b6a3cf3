import type { QueryKey } from "@tanstack/react-query";
import type { Ctx } from "#lib/auth/ctx.ts";
import { firstPage } from "#lib/client/first-page.ts";
import type { ToolView } from "#lib/client/tool-view.ts";
import { LOGS_PER_PAGE, toolQueries } from "#lib/client/tools.ts";
import { VERSIONS_PER_PAGE, versionQueries } from "#lib/client/versions.ts";
import type { Tool } from "#lib/contracts/tools.ts";
import { listToolLogs } from "#lib/services/tools/list-tool-logs.ts";
import { listVersions } from "#lib/services/versions/list-versions.ts";

type Prefetched = readonly (readonly [{ queryKey: QueryKey }, unknown])[];

/** What the opened tab of a tool shows first. */
export async function prefetchTab(ctx: Ctx, tool: Tool, { tab, status }: ToolView): Promise<Prefetched> {
  const { slug } = ctx.workspace;
  const { id } = tool;
  if (tab === "logs" && ctx.permissions.has("execution:read")) {
    const logs = await listToolLogs(ctx, { id, status, limit: LOGS_PER_PAGE });
    return [[toolQueries.logs(slug, id, status), firstPage(logs)]];
  }
  if (tab === "versions") {
    const versions = await listVersions(ctx, "tool", { id, limit: VERSIONS_PER_PAGE });
    return [[versionQueries.list(slug, "tool", id, tool.version), firstPage(versions)]];
  }
  return [];
}
