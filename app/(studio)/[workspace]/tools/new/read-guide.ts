import type { QueryKey } from "@tanstack/react-query";
import type { Ctx } from "#lib/auth/ctx.ts";
import { firstPage } from "#lib/client/first-page.ts";
import type { NewToolView } from "#lib/client/new-tool-view.ts";
import { PICKS_PER_PAGE, pickQueries } from "#lib/client/pick-queries.ts";
import { toolQueries } from "#lib/client/tools.ts";
import type { ToolType } from "#lib/contracts/tools.ts";
import { listAllEndpoints } from "#lib/services/endpoints/list-all-endpoints.ts";
import { listSnippets } from "#lib/services/snippets/list-snippets.ts";
import { getTool } from "#lib/services/tools/get-tool.ts";
import { orNotFound } from "../../or-not-found.ts";

type Read = readonly (readonly [{ queryKey: QueryKey }, unknown])[];

/** What can be chosen for each type, as far as the first page of it goes. */
const PICKS: Record<ToolType, (ctx: Ctx, workspace: string) => Promise<Read>> = {
  api_call: async (ctx, workspace) =>
    ctx.permissions.has("connector:read")
      ? [[pickQueries.endpoints(workspace, ""), firstPage(await listAllEndpoints(ctx, { limit: PICKS_PER_PAGE }))]]
      : [],
  code_execution: async (ctx, workspace) =>
    ctx.permissions.has("snippet:read")
      ? [[pickQueries.snippets(workspace, ""), firstPage(await listSnippets(ctx, { limit: PICKS_PER_PAGE }))]]
      : [],
};

/** What the step that the address names shows first. */
export async function readGuide(ctx: Ctx, workspace: string, { tool, type }: NewToolView): Promise<Read> {
  if (tool !== undefined) return [[toolQueries.detail(workspace, tool), await orNotFound(getTool(ctx, { id: tool }))]];
  return type === undefined ? [] : PICKS[type](ctx, workspace);
}
