import type { Ctx } from "#lib/auth/ctx.ts";
import { CreateConnectorInput } from "#lib/contracts/connectors.ts";
import { CreateEndpointInput } from "#lib/contracts/endpoints.ts";
import { ExecuteInput } from "#lib/contracts/executions.ts";
import { CreateSnippetInput } from "#lib/contracts/snippets.ts";
import { CreateToolInput } from "#lib/contracts/tools.ts";
import { createConnector } from "#lib/services/connectors/create-connector.ts";
import { createCredential } from "#lib/services/credentials/create-credential.ts";
import { createEndpoint } from "#lib/services/endpoints/create-endpoint.ts";
import { createExample } from "#lib/services/examples/create-example.ts";
import { saveFile } from "#lib/services/files/save-file.ts";
import { createInvitation } from "#lib/services/invitations/create-invitation.ts";
import { createSnippet } from "#lib/services/snippets/create-snippet.ts";
import { createToken } from "#lib/services/tokens/create-token.ts";
import { createTool } from "#lib/services/tools/create-tool.ts";
import { executeTool } from "#lib/services/tools/execute-tool.ts";

/** Ids of one row of every kind in a workspace. */
export type Rows = Awaited<ReturnType<typeof makeRows>>;

export async function makeRows(ctx: Ctx) {
  const { credential } = await createCredential(ctx, { name: "key", type: "bearer", data: { token: "sentinel-token-value" } });
  const { connector } = await createConnector(
    ctx,
    CreateConnectorInput.parse({
      name: "upstream",
      displayName: "Upstream",
      baseUrl: "http://127.0.0.1:9",
      authType: "bearer",
      credentialId: credential.id,
    }),
  );
  const { endpoint } = await createEndpoint(ctx, {
    id: connector.id,
    ...CreateEndpointInput.parse({ name: "read", displayName: "Read", method: "GET", path: "/things" }),
  });
  const { snippet } = await createSnippet(ctx, snippetInput());
  const { tool } = await createTool(ctx, toolInput({ type: "code_execution", config: { snippetId: snippet.id } }));
  const execution = await executeTool(ctx, { id: tool.id, ...ExecuteInput.parse({ parameters: { a: 1, b: 2 } }) });
  const content = Buffer.from("bytes");
  const origin = { workspaceId: ctx.workspace.id, executionId: execution.executionId };
  const file = await saveFile({ ...origin, contentType: "text/csv", content, secrets: [] });
  const { invitation } = await createInvitation(ctx, { role: "viewer", expiresInDays: 1 });
  const { token } = await createToken(ctx, { name: "second", expiresAt: null });
  const { example } = await createExample(ctx, { subjectType: "tool", subjectId: tool.id, name: "Example", parameters: { a: 1, b: 2 } });
  return {
    credential: credential.id,
    connector: connector.id,
    endpoint: endpoint.id,
    snippet: snippet.id,
    tool: tool.id,
    execution: execution.executionId,
    file: file.id,
    example: example.id,
    invitation: invitation.id,
    token: token.id,
    member: ctx.actor.id,
    workspace: ctx.workspace.id,
  };
}

/** Adds two numbers. */
export function snippetInput(changes: Partial<CreateSnippetInput> = {}): CreateSnippetInput {
  return CreateSnippetInput.parse({
    name: "add",
    displayName: "Add",
    language: "javascript",
    code: "return params.a + params.b;",
    parameters: [
      { name: "a", type: "number", required: true },
      { name: "b", type: "number", required: true },
    ],
    ...changes,
  });
}

export function toolInput(changes: Pick<CreateToolInput, "type" | "config"> & Partial<CreateToolInput>): CreateToolInput {
  return CreateToolInput.parse({ name: "tool", displayName: "Tool", ...changes });
}
