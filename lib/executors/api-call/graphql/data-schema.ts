import {
  type GraphQLEnumType,
  type GraphQLNullableOutputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isEnumType,
  isListType,
  isNonNullType,
  isScalarType,
  Kind,
} from "graphql";
import type { JsonObject } from "#lib/contracts/json.ts";
import { type Collected, collectFields, type Fragments, type Selected } from "#lib/executors/api-call/graphql/collect-fields.ts";
import type { FoundOperation } from "#lib/executors/api-call/graphql/compile-operation.ts";
import { orNull } from "#lib/executors/api-call/graphql/or-null.ts";
import { scalarSchema } from "#lib/executors/api-call/graphql/scalar-schema.ts";
import { SCHEMA_BYTES_MAX, SCHEMA_COST_MAX } from "#lib/executors/api-call/graphql/schema-bounds.ts";

/** A list of this many values is no description any more. */
const ENUM_VALUES_MAX = 200;
const DEPTHS = [40, 12, 8, 5, 3, 2, 1];

interface Walk {
  schema: GraphQLSchema;
  fragments: Fragments;
  left: number;
}

/** The JSON schema of a valid operation's `data`: what was selected, as deep as a schema of answers may be. */
export function dataSchema(schema: GraphQLSchema, { document, operation }: FoundOperation): JsonObject {
  const root = schema.getRootType(operation.operation);
  if (root == null) return { type: "object" };
  const fragments: Fragments = new Map(
    document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION).map((node) => [node.name.value, node]),
  );
  for (const depth of DEPTHS) {
    // A field counts twice where it is a list.
    const walk: Walk = { schema, fragments, left: SCHEMA_COST_MAX / 2 };
    const made = objectSchema(walk, [{ parent: root, set: operation.selectionSet, certain: true }], depth);
    if (walk.left > 0 && JSON.stringify(made).length <= SCHEMA_BYTES_MAX) return { type: "object", ...made };
  }
  return { type: "object" };
}

/** Ends soon once nothing is left, however many times fragments stand in fragments. */
function objectSchema(walk: Walk, selected: Selected[], depth: number): JsonObject {
  if (depth === 0 || walk.left <= 0) return {};
  const fields = [...collectFields(walk.schema, walk.fragments, selected)];
  walk.left -= fields.length;
  const required = fields.filter(([, { certain }]) => certain).map(([key]) => key);
  return {
    properties: Object.fromEntries(fields.map(([key, field]) => [key, fieldSchema(walk, field, depth)])),
    ...(required.length === 0 ? {} : { required }),
  };
}

function fieldSchema(walk: Walk, field: Collected, depth: number): JsonObject {
  const [first] = field.nodes;
  // Where a key is selected several times, all have the same shape: the validation of the document saw to it.
  return first === undefined ? {} : valueSchema(first.type, () => objectSchema(walk, below(field), depth - 1));
}

/** What is selected below a key. Under several types, each may be the one that answers. */
function below({ nodes }: Collected): Selected[] {
  const types = new Set(nodes.map(({ type }) => getNamedType(type)));
  return nodes.flatMap(({ node, type, certain }) => {
    const parent = getNamedType(type);
    if (node.selectionSet === undefined || !isCompositeType(parent)) return [];
    return [{ parent, set: node.selectionSet, certain: types.size === 1 && (certain || nodes.length === 1) }];
  });
}

function valueSchema(type: GraphQLOutputType, object: () => JsonObject): JsonObject {
  return isNonNullType(type) ? bareSchema(type.ofType, object) : orNull(bareSchema(type, object));
}

function bareSchema(type: GraphQLNullableOutputType, object: () => JsonObject): JsonObject {
  if (isListType(type)) return { type: "array", items: valueSchema(type.ofType, object) };
  if (isEnumType(type)) return enumSchema(type);
  if (isScalarType(type)) return scalarSchema(type, "output");
  return { type: "object", ...object() };
}

function enumSchema(type: GraphQLEnumType): JsonObject {
  const values = type.getValues().map(({ name }) => name);
  return values.length > ENUM_VALUES_MAX ? { type: "string" } : { type: "string", enum: values };
}
