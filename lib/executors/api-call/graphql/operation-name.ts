import type { OperationTypeNode } from "graphql";

const PREFIX = { query: "Query", mutation: "Mutation", subscription: "Subscription" } as const;

/** What the operation that asks for one field is called, whatever the service calls its root types. */
export function operationName(kind: OperationTypeNode, field: string): string {
  return `${PREFIX[kind]}.${field}`;
}
