import type { Ctx } from "#lib/auth/ctx.ts";
import { firstPage } from "#lib/client/first-page.ts";
import { type ToolFilter, toToolsQuery } from "#lib/client/tool-filter.ts";
import { TOOLS_PER_PAGE, toolQueries } from "#lib/client/tools.ts";
import { ListToolsQuery } from "#lib/contracts/tools.ts";
import { listToolOwners } from "#lib/services/tools/list-tool-owners.ts";
import { listToolTags } from "#lib/services/tools/list-tool-tags.ts";
import { listTools } from "#lib/services/tools/list-tools.ts";

/** The first page of the tools that a filter finds, and what else they can be narrowed to. */
export async function readTools(ctx: Ctx, filter: ToolFilter) {
  const { slug } = ctx.workspace;
  const query = ListToolsQuery.parse({ ...toToolsQuery(filter), limit: TOOLS_PER_PAGE });
  const [tools, tags, owners] = await Promise.all([listTools(ctx, query), listToolTags(ctx), listToolOwners(ctx)]);
  return [
    [toolQueries.list(slug, filter), firstPage(tools)],
    [toolQueries.tags(slug), tags],
    [toolQueries.owners(slug), owners],
  ] as const;
}
