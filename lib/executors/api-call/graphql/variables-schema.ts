import type { GraphQLInputType } from "graphql";
import type { Json, JsonObject } from "#lib/contracts/json.ts";
import { type Detail, InputTypes } from "#lib/executors/api-call/graphql/input-types.ts";
import { SCHEMA_BYTES_MAX, SCHEMA_COST_MAX } from "#lib/executors/api-call/graphql/schema-bounds.ts";
import { withDescription } from "#lib/executors/api-call/graphql/with-description.ts";

export interface Variable {
  name: string;
  type: GraphQLInputType;
  description: string;
  required: boolean;
  defaultValue: Json | undefined;
}

const DEPTHS = [8, 6, 5, 4, 3, 2, 1, 0];

/** The JSON schema of an operation's variables: as deep as a schema of parameters may be, and at least their names. */
export function variablesSchema(variables: readonly Variable[]): JsonObject {
  for (const depth of DEPTHS) {
    for (const descriptions of [true, false]) {
      const schema = trySchema(variables, { depth, descriptions });
      if (schema !== undefined) return schema;
    }
  }
  return objectOf(variables, () => ({}));
}

function trySchema(variables: readonly Variable[], detail: Detail): JsonObject | undefined {
  const types = new InputTypes(detail);
  const cost = variables.reduce((sum, { type }) => sum + types.costOf(type), 1);
  if (cost > SCHEMA_COST_MAX) return undefined;
  const schema = objectOf(variables, ({ type, description, defaultValue }) => ({
    ...withDescription(types.schemaOf(type), description),
    ...(defaultValue === undefined ? {} : { default: defaultValue }),
  }));
  const definitions = types.definitions();
  const whole = Object.keys(definitions).length === 0 ? schema : { ...schema, $defs: definitions };
  return JSON.stringify(whole).length > SCHEMA_BYTES_MAX ? undefined : whole;
}

function objectOf(variables: readonly Variable[], schemaOf: (variable: Variable) => JsonObject): JsonObject {
  const required = variables.filter((variable) => variable.required).map(({ name }) => name);
  return {
    type: "object",
    properties: Object.fromEntries(variables.map((variable) => [variable.name, schemaOf(variable)])),
    ...(required.length === 0 ? {} : { required }),
    additionalProperties: false,
  };
}
