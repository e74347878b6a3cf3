import type { Endpoint } from "#lib/contracts/endpoints.ts";
import { db } from "#lib/db/client.ts";
import { AppError } from "#lib/errors.ts";
import { secretSpellings } from "#lib/secret-spellings.ts";
import { type Row, resolveAuth } from "../connectors/resolve-auth.ts";
import { toConnector } from "../connectors/to-connector.ts";
import type { Target } from "../executions/subject.ts";
import { compileParameters } from "../parameters/compile-parameters.ts";
import { compileSchema, type Validator } from "../parameters/compile-schema.ts";
import { requestParameters } from "./endpoint-parameters.ts";
import { toEndpoint } from "./to-endpoint.ts";

const RESPONSE_BYTES_MAX = 5 * 1024 * 1024;

/** The endpoint that a tool calls: always its current version. */
export async function loadEndpointTarget(workspaceId: string, id: string): Promise<Target> {
  const where = { id, workspaceId, deletedAt: null };
  const row = await db().apiEndpoint.findFirst({ where, include: { connector: { include: { credential: true } } } });
  if (row === null) throw new AppError("conflict", "The endpoint that this version calls was deleted");
  return toEndpointTarget(toEndpoint(row), row.connector);
}

type Callable = Omit<Endpoint, "id" | "connectorId" | "version" | "usage" | "createdAt" | "updatedAt">;

export function toEndpointTarget(endpoint: Callable, row: Row): Target {
  const connector = toConnector(row);
  const { auth, secrets, failure } = resolveAuth(row);
  const timeoutMs = endpoint.timeoutMs ?? connector.timeoutMs;
  const { method, path, pathParams, queryParams, headerParams, bodyType, bodySchema } = endpoint;
  const { baseUrl, defaultHeaders } = connector;
  const request = { baseUrl, defaultHeaders, method, path, pathParams, queryParams, headerParams, bodyType, bodySchema };
  return {
    plan: { type: "api_call", call: { ...request, auth, timeoutMs, maxResponseBytes: RESPONSE_BYTES_MAX } },
    failure,
    timeoutMs,
    validator: endpointValidator(endpoint),
    validateResult: endpoint.responseSchema === null ? null : compileSchema(endpoint.responseSchema, "responseSchema", "output"),
    secrets: secretSpellings(secrets),
  };
}

/** Request parameters by their own schema, all others by the body's; where there is no body schema the executor decides. */
function endpointValidator(endpoint: Callable): Validator {
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
