import type { QueryKey } from "@tanstack/react-query";
import type { Ctx } from "#lib/auth/ctx.ts";
import { firstPage } from "#lib/client/first-page.ts";
import { LogFilter } from "#lib/client/log-filter.ts";
import { ToolView } from "#lib/client/tool-view.ts";
import { VERSIONS_PER_PAGE, versionQueries } from "#lib/client/versions.ts";
import type { Tool } from "#lib/contracts/tools.ts";
import { listVersions } from "#lib/services/versions/list-versions.ts";
import { readLog } from "../../read-log.ts";

type Prefetched = readonly (readonly [{ queryKey: QueryKey }, unknown])[];

/** What the opened tab of a tool shows first. */
export async function prefetchTab(ctx: Ctx, { id, version }: Tool, address: object): Promise<Prefetched> {
  const { tab } = ToolView.parse(address);
  if (tab === "logs" && ctx.permissions.has("execution:read")) {
    return readLog(ctx, { ...LogFilter.parse(address), subjectType: "tool", subjectId: id });
  }
  if (tab === "versions") {
    const versions = await listVersions(ctx, "tool", { id, limit: VERSIONS_PER_PAGE });
    return [[versionQueries.list(ctx.workspace.slug, "tool", id, version), firstPage(versions)]];
  }
  return [];
}
