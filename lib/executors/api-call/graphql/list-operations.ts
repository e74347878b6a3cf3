import { type GraphQLSchema, OperationTypeNode } from "graphql";
import type { OperationSummary } from "#lib/contracts/connector-schemas.ts";
import { SUBSCRIPTION } from "#lib/executors/api-call/graphql/compile-operation.ts";
import { operationName } from "#lib/executors/api-call/graphql/operation-name.ts";

/** One operation for each field that the service offers, in the order of the names. */
export function listOperations(schema: GraphQLSchema): OperationSummary[] {
  return Object.values(OperationTypeNode)
    .flatMap((kind) =>
      Object.values(schema.getRootType(kind)?.getFields() ?? {}).map(({ name, description }) => ({
        name: operationName(kind, name),
        kind,
        description: description ?? "",
        unsupported: kind === OperationTypeNode.SUBSCRIPTION ? SUBSCRIPTION : null,
      })),
    )
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
