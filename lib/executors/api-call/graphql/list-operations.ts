import { type GraphQLField, type GraphQLSchema, OperationTypeNode } from "graphql";
import type { ApiOperation } from "#lib/contracts/connector-schemas.ts";
import type { GraphqlOperation } from "#lib/contracts/endpoint-operation.ts";
import { findOperation, SUBSCRIPTION } from "#lib/executors/api-call/graphql/compile-operation.ts";
import { operationSchemas } from "#lib/executors/api-call/graphql/operation-schemas.ts";
import { operationText } from "#lib/executors/api-call/graphql/operation-text.ts";

const PREFIX = { query: "Query", mutation: "Mutation", subscription: "Subscription" } as const;

/** Those of a large service take a moment to make, and are paged through. */
const made = new WeakMap<GraphQLSchema, ApiOperation[]>();

/** One operation for each field that the service offers, in the order of the names. */
export function listOperations(schema: GraphQLSchema): ApiOperation[] {
  const known = made.get(schema) ?? makeOperations(schema);
  made.set(schema, known);
  return [...known];
}

function makeOperations(schema: GraphQLSchema): ApiOperation[] {
  const found = Object.values(OperationTypeNode).flatMap((kind) =>
    Object.values(schema.getRootType(kind)?.getFields() ?? {}).map((field) => toApiOperation(schema, kind, field)),
  );
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function toApiOperation(schema: GraphQLSchema, kind: OperationTypeNode, field: GraphQLField): ApiOperation {
  const operation: GraphqlOperation = {
    kind: "graphql",
    document: operationText(kind, field),
    operationName: null,
    persisted: false,
    partialData: "fail",
  };
  return {
    name: `${PREFIX[kind]}.${field.name}`,
    kind,
    description: field.description ?? "",
    operation,
    ...operationSchemas(operation, findOperation(operation), schema),
    idempotent: kind === "query",
    unsupported: kind === "subscription" ? SUBSCRIPTION : null,
  };
}
