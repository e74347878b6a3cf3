import { isDeepStrictEqual } from "node:util";
import type { GraphqlOperation } from "#lib/contracts/endpoint-operation.ts";
import type { EndpointDefinition } from "#lib/contracts/endpoints.ts";
import { AppError } from "#lib/errors.ts";
import { compileOperation } from "#lib/executors/api-call/graphql/compile-operation.ts";
import { describeOperation } from "#lib/executors/api-call/graphql/describe-operation.ts";
import { listOperations } from "#lib/executors/api-call/graphql/list-operations.ts";
import { loadSchema } from "#lib/executors/api-call/graphql/load-schema.ts";
import { operationSchemas } from "#lib/executors/api-call/graphql/operation-schemas.ts";
import { schemaOf } from "#lib/executors/api-call/graphql/schema-of.ts";
import type { Protocol, StoredSchema } from "./protocol.ts";

export const graphql: Protocol = {
  complete(endpoint, { schema }) {
    const operation = operationOf(endpoint);
    assertPlain(endpoint);
    const service = schema === null ? null : schemaOf(schema);
    const { bodySchema, responseSchema } = operationSchemas(operation, compileOperation(operation, service), service);
    return { ...endpoint, bodySchema, responseSchema: fittingResponse(endpoint, responseSchema) };
  },
  toCall(endpoint, { upstream, schema }) {
    const { kind: _, isQuery, ...operation } = presentOperation(endpoint, schema);
    const { idempotencyHeader, idempotent } = endpoint;
    return { protocol: "graphql", upstream, ...operation, idempotent: idempotent ?? isQuery, idempotencyHeader };
  },
  description: {
    load: loadSchema,
    list: (schema) => listOperations(schemaOf(schema)),
    describe: (schema, name) => describeOperation(schemaOf(schema), name),
  },
};

function operationOf({ operation }: EndpointDefinition): GraphqlOperation {
  if (operation?.kind === "graphql") return operation;
  throw refuse("operation", 'must be one of the kind "graphql": the connector calls a GraphQL service');
}

/** What belongs to other protocols: all that a GraphQL service gets is a document and its variables. */
function assertPlain(endpoint: EndpointDefinition): void {
  const { method, path, bodyType, answerType, pagination } = endpoint;
  const lists = ["pathParams", "queryParams", "headerParams", "cookieParams"] as const;
  const foreign = [
    ...(method === "POST" ? [] : ["method"]),
    ...(path === "/" ? [] : ["path"]),
    ...lists.filter((name) => endpoint[name].length > 0),
    ...(bodyType === "json" ? [] : ["bodyType"]),
    ...(answerType === "auto" ? [] : ["answerType"]),
    ...(pagination === null ? [] : ["pagination"]),
  ];
  const [first] = foreign;
  if (first !== undefined)
    throw refuse(first, "does not apply: a GraphQL operation is posted to the connector's base URL with its variables");
}

/** The answer's own schema; where a part of it is taken, only whoever takes it knows what that looks like. */
function fittingResponse(
  { projection, responseSchema: written }: EndpointDefinition,
  known: EndpointDefinition["responseSchema"],
): EndpointDefinition["responseSchema"] {
  if (known === null) return written;
  if (projection === null) return known;
  return isDeepStrictEqual(written, known) ? null : written;
}

/** Checked again, because the connector or its service's description may be another one since the endpoint was saved. */
function presentOperation(endpoint: EndpointDefinition, schema: StoredSchema | null): GraphqlOperation & { isQuery: boolean } {
  try {
    const operation = operationOf(endpoint);
    const found = compileOperation(operation, schema === null ? null : schemaOf(schema));
    return { ...operation, isQuery: found.operation.operation === "query" };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "invalid_request") throw error;
    throw new AppError("conflict", `The endpoint does not fit its connector any more: ${error.message}`, { cause: error });
  }
}

function refuse(path: string, message: string): AppError {
  return new AppError("invalid_request", `${path} ${message}`, { errors: [{ path, message }] });
}
