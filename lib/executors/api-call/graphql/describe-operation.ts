import { type GraphQLField, type GraphQLSchema, OperationTypeNode } from "graphql";
import type { ApiOperation } from "#lib/contracts/connector-schemas.ts";
import type { GraphqlOperation } from "#lib/contracts/endpoint-operation.ts";
import { AppError } from "#lib/errors.ts";
import { findOperation, SUBSCRIPTION } from "#lib/executors/api-call/graphql/compile-operation.ts";
import { operationName } from "#lib/executors/api-call/graphql/operation-name.ts";
import { operationSchemas } from "#lib/executors/api-call/graphql/operation-schemas.ts";
import { operationText } from "#lib/executors/api-call/graphql/operation-text.ts";

/** The operation that asks for one field of the service, with the endpoint that it would become. */
export function describeOperation(schema: GraphQLSchema, name: string): ApiOperation | undefined {
  const found = findField(schema, name);
  if (found === undefined) return undefined;
  const { kind, field } = found;
  const operation: GraphqlOperation = {
    kind: "graphql",
    document: operationText(kind, field),
    operationName: null,
    persisted: false,
    partialData: "fail",
  };
  const { refusal, ...schemas } = trySchemas(operation, schema);
  return {
    name,
    kind,
    description: field.description ?? "",
    operation,
    ...schemas,
    idempotent: kind === OperationTypeNode.QUERY,
    unsupported: kind === OperationTypeNode.SUBSCRIPTION ? SUBSCRIPTION : refusal,
  };
}

function findField(schema: GraphQLSchema, name: string): { kind: OperationTypeNode; field: GraphQLField } | undefined {
  const fieldName = name.slice(name.indexOf(".") + 1);
  const kind = Object.values(OperationTypeNode).find((candidate) => operationName(candidate, fieldName) === name);
  if (kind === undefined) return undefined;
  const fields = schema.getRootType(kind)?.getFields() ?? {};
  const field = Object.hasOwn(fields, fieldName) ? fields[fieldName] : undefined;
  return field === undefined ? undefined : { kind, field };
}

/** A field with hundreds of arguments has a document that no endpoint may have. */
function trySchemas(operation: GraphqlOperation, schema: GraphQLSchema) {
  try {
    return { ...operationSchemas(operation, findOperation(operation), schema), refusal: null };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { bodySchema: { type: "object" }, responseSchema: null, refusal: error.message };
  }
}
