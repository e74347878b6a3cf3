import type { GraphQLSchema } from "graphql";
import type { GraphqlOperation } from "#lib/contracts/endpoint-operation.ts";
import type { JsonObject } from "#lib/contracts/json.ts";
import type { FoundOperation } from "#lib/executors/api-call/graphql/compile-operation.ts";
import { dataSchema } from "#lib/executors/api-call/graphql/data-schema.ts";
import { variablesOf } from "#lib/executors/api-call/graphql/variables-of.ts";
import { variablesSchema } from "#lib/executors/api-call/graphql/variables-schema.ts";

interface OperationSchemas {
  bodySchema: JsonObject;
  /** Null where the schema of the service is not known. */
  responseSchema: JsonObject | null;
}

/** What an operation takes and answers. */
export function operationSchemas(
  { partialData }: Pick<GraphqlOperation, "partialData">,
  found: FoundOperation,
  schema: GraphQLSchema | null,
): OperationSchemas {
  const bodySchema = variablesSchema(variablesOf(found, schema));
  if (schema === null) return { bodySchema, responseSchema: null };
  const data = dataSchema(schema, found);
  return { bodySchema, responseSchema: partialData === "keep" ? withErrors(data) : data };
}

function withErrors(data: JsonObject): JsonObject {
  const errors = { type: "array", items: { type: "object" } };
  return { type: "object", properties: { data, errors }, required: ["data", "errors"] };
}
