import type { GraphqlOperation } from "#lib/contracts/endpoint-operation.ts";
import type { EndpointDefinition } from "#lib/contracts/endpoints.ts";
import { AppError } from "#lib/errors.ts";
import { compileOperation } from "#lib/executors/api-call/graphql/compile-operation.ts";
import { describeOperation } from "#lib/executors/api-call/graphql/describe-operation.ts";
import { listOperations } from "#lib/executors/api-call/graphql/list-operations.ts";
import { loadSchema } from "#lib/executors/api-call/graphql/load-schema.ts";
import { operationSchemas } from "#lib/executors/api-call/graphql/operation-schemas.ts";
import { schemaOf } from "#lib/executors/api-call/graphql/schema-of.ts";
import { refuse } from "#lib/refuse.ts";
import { assertUnset } from "./assert-unset.ts";
import type { Protocol, StoredSchema } from "./protocol.ts";
import { storedOperation } from "./stored-operation.ts";

const FOREIGN = "does not apply: a GraphQL operation is posted to the connector's base URL with its variables";

export const graphql: Protocol = {
  derive(endpoint, { schema }) {
    const { operation } = endpoint;
    if (operation?.kind !== "graphql")
      throw refuse("operation", 'must be one of the kind "graphql": the connector calls a GraphQL service');
    assertUnset(endpoint, ["idempotencyHeader"], FOREIGN);
    const service = schema === null ? null : schemaOf(schema);
    return { ...operationSchemas(operation, compileOperation(operation, service), service), only: true };
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

/** Checked again, because the connector or its service's description may be another one since the endpoint was saved. */
function presentOperation(endpoint: EndpointDefinition, schema: StoredSchema | null): GraphqlOperation & { isQuery: boolean } {
  const operation = storedOperation(endpoint, "graphql");
  try {
    const found = compileOperation(operation, schema === null ? null : schemaOf(schema));
    return { ...operation, isQuery: found.operation.operation === "query" };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "invalid_request") throw error;
    throw new AppError("conflict", `The endpoint does not fit its connector any more: ${error.message}`, { cause: error });
  }
}
