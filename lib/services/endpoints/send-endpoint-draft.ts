import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { SendEndpointDraftInput } from "#lib/contracts/drafts.ts";
import { EndpointDefinition } from "#lib/contracts/endpoints.ts";
import type { ExecuteAnswer } from "#lib/contracts/executions.ts";
import { db } from "#lib/db/client.ts";
import { newId } from "#lib/id.ts";
import { assertFound, assertId } from "../assert-found.ts";
import { storedSchema } from "../connector-schemas/stored-schema.ts";
import { draftConnectorRow } from "../connectors/draft-connector-row.ts";
import { toConnector } from "../connectors/to-connector.ts";
import { runExecution } from "../executions/run-execution.ts";
import { completeEndpoint } from "./complete-endpoint.ts";
import { toEndpointTarget } from "./load-endpoint-target.ts";
import { toDefinition } from "./to-definition.ts";
import { toEndpoint } from "./to-endpoint.ts";

/** Calls an endpoint as it would be if it were saved now, with every check of saving it. In the log it is version 0. */
export async function sendEndpointDraft(
  ctx: Ctx,
  { connector, connectorId, endpoint, endpointId, ...input }: SendEndpointDraftInput,
): Promise<ExecuteAnswer> {
  assertCan(ctx, "connector:write");
  assertCan(ctx, "connector:run");
  const stored = endpointId === undefined ? undefined : await storedEndpoint(ctx, endpointId, connectorId);
  const row = await draftConnectorRow(ctx, { connector, connectorId });
  const known = { connector: toConnector(row), schema: await storedSchema(db(), row) };
  const { definition } = completeEndpoint(toDefinition(endpoint), known, stored);
  const { validator, ...target } = await toEndpointTarget(definition, row);
  const subject = { ...target, type: "endpoint" as const, id: endpointId ?? newId(), version: 0, pricePerCall: 0, validators: [validator] };
  return runExecution(ctx, subject, input);
}

/** The saved endpoint that the draft is of, which tells what of its schemas nobody wrote. */
async function storedEndpoint(ctx: Ctx, id: string, connectorId: string | undefined) {
  const ofConnector = connectorId === undefined ? {} : { connectorId: assertId(connectorId, "connector") };
  const where = { id: assertId(id, "endpoint"), workspaceId: ctx.workspace.id, deletedAt: null, ...ofConnector };
  const row = assertFound(await db().apiEndpoint.findFirst({ where }), "endpoint");
  return { ...EndpointDefinition.parse(toEndpoint(row)), derivedSchemas: row.derivedSchemas };
}
