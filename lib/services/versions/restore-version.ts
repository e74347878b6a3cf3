import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { VersionedKind } from "#lib/contracts/describe/describe-changes.ts";
import { type Endpoint, EndpointDefinition } from "#lib/contracts/endpoints.ts";
import type { Permission } from "#lib/contracts/permissions.ts";
import type { Snippet } from "#lib/contracts/snippets.ts";
import { type Tool, ToolConfigs } from "#lib/contracts/tools.ts";
import type { RestoreVersionInput } from "#lib/contracts/versions.ts";
import { AppError } from "#lib/errors.ts";
import { updateEndpoint } from "../endpoints/update-endpoint.ts";
import { SnippetDefinition } from "../snippets/snippet-version.ts";
import { updateSnippet } from "../snippets/update-snippet.ts";
import { ToolDefinition } from "../tools/tool-version.ts";
import { updateTool } from "../tools/update-tool.ts";
import { findVersion } from "./find-version.ts";

type Wanted = RestoreVersionInput & { id: string };

/** Each makes the next version from an older one, with all checks of an update; none rewrites what is there. */

export async function restoreToolVersion(ctx: Ctx, { id, restore, version }: Wanted): Promise<{ message: string; tool: Tool }> {
  const { type, config, ...definition } = ToolDefinition.parse(await definitionOf(ctx, "tool:write", "tool", id, restore));
  const input = { ...definition, config: ToolConfigs[type].parse(config), id, version };
  const { tool } = await updateTool(ctx, input, { restored: restore }).catch((error: unknown) => {
    throw targetGone(error, restore);
  });
  return { message: `Version ${restore} restored as version ${tool.version}`, tool };
}

export async function restoreEndpointVersion(ctx: Ctx, { id, restore, version }: Wanted): Promise<{ message: string; endpoint: Endpoint }> {
  const definition = EndpointDefinition.parse(await definitionOf(ctx, "connector:write", "endpoint", id, restore));
  const { endpoint } = await updateEndpoint(ctx, { ...definition, id, version }, { restored: restore });
  return { message: `Version ${restore} restored as version ${endpoint.version}`, endpoint };
}

export async function restoreSnippetVersion(ctx: Ctx, { id, restore, version }: Wanted): Promise<{ message: string; snippet: Snippet }> {
  const definition = SnippetDefinition.parse(await definitionOf(ctx, "snippet:write", "snippet", id, restore));
  const { snippet } = await updateSnippet(ctx, { ...definition, id, version }, { restored: restore });
  return { message: `Version ${restore} restored as version ${snippet.version}`, snippet };
}

async function definitionOf(ctx: Ctx, permission: Permission, kind: VersionedKind, id: string, version: number): Promise<unknown> {
  assertCan(ctx, permission);
  return (await findVersion(ctx, kind, { id, version })).row.definition;
}

/** The tool is there, so what was not found is what that version runs. */
function targetGone(error: unknown, restore: number): unknown {
  if (!(error instanceof AppError) || error.code !== "not_found") return error;
  return new AppError("conflict", `What version ${restore} runs was deleted, so it cannot be restored`, {
    errors: [{ path: "restore", message: "runs something that was deleted" }],
    cause: error,
  });
}
