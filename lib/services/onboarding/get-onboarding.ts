import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { Onboarding } from "#lib/contracts/onboarding.ts";
import { db } from "#lib/db/client.ts";
import { SAMPLE_CONNECTOR, SAMPLE_SNIPPET, SAMPLE_SNIPPET_TOOL } from "../sample/samples.ts";

/** How far a workspace has come, by what is really there; its samples do not count. One query. */
export async function getOnboarding(ctx: Ctx): Promise<Onboarding> {
  assertCan(ctx, "tool:read");
  const id = ctx.workspace.id;
  const [row] = await db().$queryRaw<[Onboarding]>`
    SELECT
      (SELECT id FROM custom_tools
        WHERE workspace_id = ${id}::uuid AND deleted_at IS NULL AND enabled AND name = ${SAMPLE_SNIPPET_TOOL.name}) AS "sampleToolId",
      EXISTS (SELECT FROM custom_tools WHERE workspace_id = ${id}::uuid AND execution_count > failure_count) AS "hasRun",
      EXISTS (SELECT FROM api_connectors WHERE workspace_id = ${id}::uuid AND deleted_at IS NULL AND name <> ${SAMPLE_CONNECTOR.name}) AS "hasConnector",
      EXISTS (SELECT FROM code_snippets WHERE workspace_id = ${id}::uuid AND deleted_at IS NULL AND name <> ${SAMPLE_SNIPPET.name}) AS "hasSnippet",
      EXISTS (SELECT FROM api_tokens WHERE workspace_id = ${id}::uuid AND revoked_at IS NULL) AS "hasToken",
      (SELECT count(*) > 1 FROM members WHERE workspace_id = ${id}::uuid)
        OR EXISTS (SELECT FROM invitations WHERE workspace_id = ${id}::uuid) AS "hasPeople"`;
  return {
    ...row,
    sampleToolId: ctx.permissions.has("tool:run") ? row.sampleToolId : null,
    hasConnector: ctx.permissions.has("connector:write") ? row.hasConnector : null,
    hasSnippet: ctx.permissions.has("snippet:write") ? row.hasSnippet : null,
    hasToken: ctx.permissions.has("token:write") ? row.hasToken : null,
    hasPeople: ctx.permissions.has("member:write") ? row.hasPeople : null,
  };
}
