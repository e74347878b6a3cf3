import type { EndpointDefinition } from "#lib/contracts/endpoints.ts";
import { db } from "#lib/db/client.ts";
import { AppError } from "#lib/errors.ts";
import { secretSpellings } from "#lib/secret-spellings.ts";
import { CONNECTOR_PARTS, type ConnectorRow, resolveUpstream } from "../connectors/resolve-upstream.ts";
import { toConnector } from "../connectors/to-connector.ts";
import type { Target } from "../executions/subject.ts";
import { compileParameters } from "../parameters/compile-parameters.ts";
import { compileSchema, type Validator } from "../parameters/compile-schema.ts";
import type { StoredSchema } from "../protocols/protocol.ts";
import { protocolOf } from "../protocols/registry.ts";
import { requestParameters } from "./endpoint-parameters.ts";
import { toEndpoint } from "./to-endpoint.ts";

/** What a query for an endpoint's connector includes, so that the endpoint can be called. */
export const CALLABLE_PARTS = { connector: { include: { ...CONNECTOR_PARTS, schema: true } } } as const;

/** The endpoint that a tool calls: always its current version. */
export async function loadEndpointTarget(workspaceId: string, id: string): Promise<Target> {
  const where = { id, workspaceId, deletedAt: null };
  const row = await db().apiEndpoint.findFirst({ where, include: CALLABLE_PARTS });
  if (row === null) throw new AppError("conflict", "The endpoint that this version calls was deleted");
  return toEndpointTarget(toEndpoint(row), row.connector);
}

export function toEndpointTarget(endpoint: EndpointDefinition, row: ConnectorRow & { schema: StoredSchema | null }): Target {
  const connector = toConnector(row);
  const { upstream, secrets, failure } = resolveUpstream(row, endpoint);
  return {
    plan: { type: "api_call", call: protocolOf(connector.apiType).toCall(endpoint, { connector, upstream, schema: row.schema }) },
    failure,
    timeoutMs: upstream.timeoutMs,
    validator: endpointValidator(endpoint),
    validateResult: endpoint.responseSchema === null ? null : compileSchema(endpoint.responseSchema, "responseSchema", "output"),
    secrets: secretSpellings(secrets),
  };
}

/** Request parameters by their own schema, all others by the body's; where there is no body schema the executor decides. */
function endpointValidator(endpoint: EndpointDefinition): Validator {
  const declared = requestParameters(endpoint);
  const names = new Set(declared.map(({ name }) => name));
  const validateRequest = compileParameters(declared);
  const validateBody = endpoint.bodySchema === null ? () => [] : compileParameters(endpoint.bodySchema);
  return (value, root) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return validateRequest(value, root);
    const entries = Object.entries(value);
    const request = Object.fromEntries(entries.filter(([name]) => names.has(name)));
    const body = Object.fromEntries(entries.filter(([name]) => !names.has(name)));
    const errors = [...validateRequest(request, root), ...validateBody(body, root)];
    // Defaults were filled into the two parts.
    Object.assign(value, request, body);
    return errors;
  };
}
