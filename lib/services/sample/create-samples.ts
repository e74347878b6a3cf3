import { type AuditCtx, audit } from "#lib/audit.ts";
import type { Transaction } from "#lib/db/client.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { newId } from "#lib/id.ts";
import { addEndpointVersion } from "../endpoints/endpoint-version.ts";
import { toDefinition } from "../endpoints/to-definition.ts";
import { addSnippetVersion } from "../snippets/snippet-version.ts";
import { toColumns } from "../to-columns.ts";
import { addToolVersion } from "../tools/tool-version.ts";
import {
  SAMPLE_CONNECTOR,
  SAMPLE_ENDPOINT_TOOLS,
  SAMPLE_ENDPOINTS,
  SAMPLE_SNIPPET,
  SAMPLE_SNIPPET_TOOL,
  sampleBaseUrl,
} from "./samples.ts";

/** Gives a new workspace tools that run at once: two on the sample API, one in the sandbox. */
export async function createSamples(tx: Transaction, ctx: AuditCtx): Promise<void> {
  await createEndpointTools(tx, ctx);
  await createSnippetTool(tx, ctx);
  await audit(tx, ctx, "samples.created", ctx.workspace.id);
}

async function createEndpointTools(tx: Transaction, ctx: AuditCtx): Promise<void> {
  const connector = await tx.apiConnector.create({ data: { ...SAMPLE_CONNECTOR, ...owned(ctx), baseUrl: sampleBaseUrl() } });
  for (const [index, input] of SAMPLE_ENDPOINTS.entries()) {
    const endpoint = await tx.apiEndpoint.create({ data: { ...toColumns(toDefinition(input)), ...owned(ctx), connectorId: connector.id } });
    await addEndpointVersion(tx, endpoint, ctx.actor.id);
    const tool = SAMPLE_ENDPOINT_TOOLS[index];
    if (tool !== undefined) {
      await createTool(tx, ctx, {
        ...tool,
        type: "api_call",
        config: { endpointId: endpoint.id },
        parameters: [...input.pathParams, ...input.queryParams],
      });
    }
  }
}

async function createSnippetTool(tx: Transaction, ctx: AuditCtx): Promise<void> {
  const snippet = await tx.codeSnippet.create({ data: { ...SAMPLE_SNIPPET, ...owned(ctx) } });
  await addSnippetVersion(tx, snippet, ctx.actor.id);
  const { parameters } = SAMPLE_SNIPPET;
  await createTool(tx, ctx, { ...SAMPLE_SNIPPET_TOOL, type: "code_execution", config: { snippetId: snippet.id }, parameters });
}

type ToolData = Omit<Prisma.CustomToolUncheckedCreateInput, "id" | "workspaceId" | "createdById">;

async function createTool(tx: Transaction, ctx: AuditCtx, tool: ToolData): Promise<void> {
  await addToolVersion(tx, await tx.customTool.create({ data: { ...tool, ...owned(ctx) } }), ctx.actor.id);
}

function owned(ctx: AuditCtx) {
  return { id: newId(), workspaceId: ctx.workspace.id, createdById: ctx.actor.id };
}
