import {
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
} from "graphql";
import type { JsonObject } from "#lib/contracts/json.ts";
import { orNull } from "#lib/executors/api-call/graphql/or-null.ts";
import { scalarSchema } from "#lib/executors/api-call/graphql/scalar-schema.ts";
import { withDescription } from "#lib/executors/api-call/graphql/with-description.ts";

const ENUM_VALUES_EACH = 50;

/** How much of the types a JSON schema tells. */
export interface Detail {
  /** Levels of input objects; below them any object is taken, and the service decides. */
  depth: number;
  descriptions: boolean;
}

/** What only the type and the depth decide: one service's types are described many times over. By depth. */
const costs = new WeakMap<GraphQLInputObjectType, number[]>();
const levels = new WeakMap<GraphQLInputObjectType, number[]>();

/** JSON schemas of input types. What refers to itself is unrolled down to the depth, because a schema that refers to itself has no bound. */
export class InputTypes {
  readonly #definitions = new Map<string, JsonObject>();
  readonly #detail: Detail;

  constructor(detail: Detail) {
    this.#detail = detail;
  }

  /** What the schemas refer to as `#/$defs/…`. */
  definitions(): Record<string, JsonObject> {
    return Object.fromEntries(this.#definitions);
  }

  /** What a value of this type may be: also null, unless the type says otherwise. */
  schemaOf(type: GraphQLInputType, depth: number = this.#detail.depth): JsonObject {
    if (isNonNullType(type)) return this.#bare(type.ofType, depth);
    return orNull(this.#bare(type, depth));
  }

  /** How many schemas a validator of this type meets, references followed. Stops counting far beyond what anybody accepts. */
  costOf(type: GraphQLInputType, depth: number = this.#detail.depth): number {
    if (isNonNullType(type)) return this.costOf(type.ofType, depth);
    if (isListType(type)) return 1 + this.costOf(type.ofType, depth);
    // A schema is as long as its enums are, each time that one is told.
    if (isEnumType(type)) return 1 + Math.floor(type.getValues().length / ENUM_VALUES_EACH);
    if (!isInputObjectType(type) || depth === 0) return 1;
    return remembered(costs, type, depth, () => fieldsOf(type).reduce((sum, field) => sum + this.costOf(field.type, depth - 1), 2));
  }

  #bare(type: GraphQLInputType, depth: number): JsonObject {
    if (isListType(type)) return { type: "array", items: this.schemaOf(type.ofType, depth) };
    if (isEnumType(type)) return { type: "string", enum: type.getValues().map(({ name }) => name) };
    if (isInputObjectType(type)) return { type: "object", ...this.#object(type, depth) };
    // What is neither wrapped nor one of the two above is a scalar.
    return isNonNullType(type) ? this.#bare(type.ofType, depth) : scalarSchema(type, "input");
  }

  #object(type: GraphQLInputObjectType, depth: number): JsonObject {
    if (depth === 0) return { description: `${type.name}, checked by the service` };
    const levels = this.#levelsOf(type, depth);
    // Of a type that is told to its end there is one definition, of another one for each depth. No type's name has a dot.
    const name = levels <= depth ? type.name : `${type.name}.${depth}`;
    if (!this.#definitions.has(name)) this.#definitions.set(name, this.#definition(type, Math.min(levels, depth)));
    return { $ref: `#/$defs/${name}` };
  }

  #definition(type: GraphQLInputObjectType, depth: number): JsonObject {
    const fields = fieldsOf(type);
    const required = fields.filter(isRequiredInputField).map(({ name }) => name);
    return {
      properties: Object.fromEntries(fields.map((field) => [field.name, this.#field(field, type.isOneOf, depth - 1)])),
      ...(required.length === 0 ? {} : { required }),
      additionalProperties: false,
      ...(type.isOneOf ? { minProperties: 1, maxProperties: 1 } : {}),
    };
  }

  /** Of a oneOf object, the one field that is given must have a value. */
  #field(field: GraphQLInputField, isOneOf: boolean, depth: number): JsonObject {
    const schema = isOneOf && !isNonNullType(field.type) ? this.#bare(field.type, depth) : this.schemaOf(field.type, depth);
    return this.#detail.descriptions ? withDescription(schema, field.description) : schema;
  }

  /** Levels of objects from this one down; `max + 1` where they are deeper or have no end. */
  #levelsOf(type: GraphQLInputObjectType, max: number): number {
    if (max === 0) return 1;
    return remembered(levels, type, max, () => {
      const below = fieldsOf(type).map((field) => {
        const named = objectIn(field.type);
        return named === undefined ? 0 : this.#levelsOf(named, max - 1);
      });
      return 1 + below.reduce((most, count) => Math.max(most, count), 0);
    });
  }
}

function remembered(
  known: WeakMap<GraphQLInputObjectType, number[]>,
  type: GraphQLInputObjectType,
  depth: number,
  count: () => number,
): number {
  const ofType = known.get(type) ?? [];
  known.set(type, ofType);
  const counted = ofType[depth] ?? count();
  ofType[depth] = counted;
  return counted;
}

function fieldsOf(type: GraphQLInputObjectType): GraphQLInputField[] {
  return Object.values(type.getFields());
}

function objectIn(type: GraphQLInputType): GraphQLInputObjectType | undefined {
  if (isListType(type) || isNonNullType(type)) return objectIn(type.ofType);
  return isInputObjectType(type) ? type : undefined;
}
