import type { GraphQLScalarType } from "graphql";
import type { JsonObject } from "#lib/contracts/json.ts";
import { withDescription } from "#lib/executors/api-call/graphql/with-description.ts";

const INT32 = { type: "integer", minimum: -2147483648, maximum: 2147483647 };
/** GraphQL specification, section 3.5. An ID is written as text or number, and always answered as text. */
const BUILT_IN: Record<string, { input: JsonObject; output: JsonObject }> = {
  Int: { input: INT32, output: INT32 },
  Float: { input: { type: "number" }, output: { type: "number" } },
  String: { input: { type: "string" }, output: { type: "string" } },
  Boolean: { input: { type: "boolean" }, output: { type: "boolean" } },
  ID: { input: { type: ["string", "integer"] }, output: { type: ["string", "integer"] } },
};

/** Of a service's own scalars only the service knows what their values look like. */
export function scalarSchema(type: GraphQLScalarType, direction: "input" | "output"): JsonObject {
  if (Object.hasOwn(BUILT_IN, type.name)) return { ...BUILT_IN[type.name]?.[direction] };
  return direction === "output" ? {} : withDescription({}, `${type.name}${type.description == null ? "" : `: ${type.description}`}`);
}
