import { endpointParameters, requestParameters } from "#lib/contracts/endpoint-call.ts";
import type { EndpointDefinition } from "#lib/contracts/endpoints.ts";
import { db } from "#lib/db/client.ts";
import { AppError } from "#lib/errors.ts";
import type { ApiCall } from "#lib/executors/api-call/api-call.ts";
import { bodyNames } from "#lib/executors/api-call/body-names.ts";
import { takesBody } from "#lib/executors/api-call/rest/takes-body.ts";
import type { OutputShape } from "#lib/executors/api-call/shape/shape-output.ts";
import { secretSpellings } from "#lib/secret-spellings.ts";
import { assertFound } from "../assert-found.ts";
import { SCHEMA_PARTS, storedSchema } from "../connector-schemas/stored-schema.ts";
import { NO_SECRETS, resolveNamedSecrets } from "../connectors/resolve-named-secrets.ts";
import { CONNECTOR_PARTS, type ConnectorRow, resolveUpstream } from "../connectors/resolve-upstream.ts";
import { toConnector } from "../connectors/to-connector.ts";
import type { Target } from "../executions/subject.ts";
import { compileParameters } from "../parameters/compile-parameters.ts";
import { compileSchema, type Validator } from "../parameters/compile-schema.ts";
import { protocolOf } from "../protocols/registry.ts";
import { toEndpoint } from "./to-endpoint.ts";

/** What a query for an endpoint's connector includes, so that the endpoint can be called. */
export const CALLABLE_PARTS = { connector: { include: { ...CONNECTOR_PARTS, ...SCHEMA_PARTS } } } as const;

type DescribedRow = ConnectorRow & { schema: { kind: string; sha256: string } | null };

/** The endpoint that a tool calls: always its current version. */
export async function loadEndpointTarget(workspaceId: string, id: string): Promise<Target> {
  const where = { id, workspaceId, deletedAt: null };
  const row = await db().apiEndpoint.findFirst({ where, include: CALLABLE_PARTS });
  if (row === null) throw new AppError("conflict", "The endpoint that this version calls was deleted");
  return toEndpointTarget(toEndpoint(row), row.connector);
}

export async function toEndpointTarget(endpoint: EndpointDefinition, row: DescribedRow): Promise<Target> {
  const connector = toConnector(row);
  const { upstream, secrets: texts, failure } = resolveUpstream(row, endpoint);
  const protocol = protocolOf(connector.apiType);
  const own = protocol.namesSecrets === true ? resolveNamedSecrets(row) : NO_SECRETS;
  const secrets = secretSpellings([...texts, ...own.secrets]);
  const { id, workspaceId, apiType, schema: described } = row;
  const find = () => storedSchema(db(), { id, workspaceId, apiType, schema: described });
  const known = { connector, upstream, schema: await find(), readSchema: async () => assertFound(await find(), "schema") };
  const call = protocol.toCall(endpoint, { ...known, secrets, named: own.named });
  return {
    plan: { type: "api_call", call, shape: outputShape(endpoint, call), secrets },
    failure: failure ?? own.failure,
    timeoutMs: upstream.timeoutMs,
    ...requestChecks(endpoint),
    ...responseChecks(endpoint),
    secrets,
  };
}

/** The error condition of a list is met by one of its pages, which REST alone has. */
function outputShape({ errorWhen, projection, pagination }: EndpointDefinition, { protocol }: ApiCall): OutputShape {
  return { errorWhen: protocol === "rest" && pagination !== null ? null : errorWhen, projection };
}

function requestChecks(endpoint: EndpointDefinition): Pick<Target, "validator" | "advise" | "lenientParameters"> {
  const validator = endpointValidator(endpoint);
  if (endpoint.requestValidation === "strict") return { validator };
  // It fills in the defaults in any case.
  const lenient: Validator = (value, root) => {
    validator(value, root);
    return [];
  };
  const lenientParameters = endpointParameters(endpoint);
  if (endpoint.requestValidation === "off") return { validator: lenient, lenientParameters };
  return { validator: () => [], advise: validator, lenientParameters };
}

function responseChecks({ responseSchema, responseValidation }: EndpointDefinition): Pick<Target, "validateResult" | "adviseResult"> {
  if (responseSchema === null || responseValidation === "off") return { validateResult: null };
  const validate = compileSchema(responseSchema, "responseSchema", "output");
  return responseValidation === "warn" ? { validateResult: null, adviseResult: validate } : { validateResult: validate };
}

/**
 * Request parameters by their own schema, all others and those that the body has as well by the body's; without one, a body takes all, and
 * what has no body takes no others.
 */
function endpointValidator(endpoint: EndpointDefinition): Validator {
  const declared = requestParameters(endpoint);
  const names = new Set(declared.map(({ name }) => name));
  const inBody = bodyNames(hasNoBody(endpoint) ? null : endpoint.bodySchema);
  const validateRequest = compileParameters(declared);
  const validateBody = bodyValidator(endpoint);
  return (value, root) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return validateRequest(value, root);
    const entries = Object.entries(value);
    const request = Object.fromEntries(entries.filter(([name]) => names.has(name)));
    const problems = validateRequest(request, root);
    // Defaults were filled in, which the body takes over where it has the same name.
    const shared = Object.entries(request).filter(([name]) => inBody.has(name));
    const body = Object.fromEntries([...entries.filter(([name]) => !names.has(name)), ...shared]);
    const errors = [...problems, ...validateBody(body, root)];
    Object.assign(value, body, request);
    return errors.filter(
      ({ path, message }, index) => index === errors.findIndex((other) => other.path === path && other.message === message),
    );
  };
}

function bodyValidator(endpoint: EndpointDefinition): Validator {
  const { bodySchema } = endpoint;
  if (hasNoBody(endpoint)) {
    return (value, root) =>
      Object.keys(value ?? {}).map((name) => ({ path: `${root}.${name}`, message: "is not a parameter of this endpoint" }));
  }
  return bodySchema === null ? () => [] : compileParameters(bodySchema);
}

/** Only endpoints of REST have none; all others make a message of what they get. */
function hasNoBody(endpoint: EndpointDefinition): boolean {
  return endpoint.operation === null && !takesBody(endpoint);
}
