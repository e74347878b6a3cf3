import type { DescField, DescMessage } from "@bufbuild/protobuf";
import { FeatureSet_FieldPresence } from "@bufbuild/protobuf/wkt";
import type { JsonObject } from "#lib/contracts/json.ts";
import { schemaCost } from "#lib/schema-cost.ts";
import { isObjectForm } from "../message/json-form.ts";
import type { Direction } from "./direction.ts";
import { enumSchema } from "./enum-schema.ts";
import { scalarSchema } from "./scalar-schema.ts";
import { wellKnownSchema } from "./well-known-schema.ts";

/** A little less than what a schema of parameters or answers may have (64 KB, 5,000 subschemas), so that every schema made here is accepted. */
const BYTES_MAX = 48 * 1024;
const COST_MAX = 4_000;
const CHOICES_MAX = 30;
/** Levels of messages that are spelled out; the next less where a schema becomes too large. */
const LEVELS = [Number.POSITIVE_INFINITY, 4, 2, 1, 0];

export interface SchemaOptions {
  direction: Direction;
  /** By the full names of messages and fields. */
  comments: ReadonlyMap<string, string>;
  /** An answer of several messages. */
  isStream?: boolean;
}

/** The JSON form of a message as a schema: of parameters, or of an answer. What is recursive or too large is left open. */
export function messageSchema(type: DescMessage, options: SchemaOptions): JsonObject {
  for (const levels of LEVELS) {
    const schema = new SchemaWriter(options, levels).root(type);
    if (schema === undefined) continue;
    if (JSON.stringify(schema).length <= BYTES_MAX && schemaCost(schema) <= COST_MAX) return schema;
  }
  return { type: "object" };
}

class SchemaWriter {
  readonly #options: SchemaOptions;
  readonly #levels: number;
  readonly #defs: Record<string, JsonObject> = {};
  /** Messages that are being written: a reference to one of them would be recursive. */
  readonly #open = new Set<string>();
  #fieldsLeft = COST_MAX;

  constructor(options: SchemaOptions, levels: number) {
    this.#options = options;
    this.#levels = levels;
  }

  /** Undefined when it becomes larger than any schema may be. */
  root(type: DescMessage): JsonObject | undefined {
    const schema = wellKnownSchema(type.typeName, this.#options.direction) ?? this.#write(type, 0);
    if (this.#fieldsLeft < 0) return undefined;
    const placed = this.#place(type, schema);
    return Object.keys(this.#defs).length === 0 ? placed : { ...placed, $defs: this.#defs };
  }

  /** Parameters have names, so a message without named fields is the parameter `value`; messages of a stream stand in a list. */
  #place(type: DescMessage, schema: JsonObject): JsonObject {
    const { direction, isStream = false } = this.#options;
    if (isStream) {
      const properties = { messages: { type: "array", items: schema }, truncated: { type: "boolean" } };
      return { type: "object", properties, required: ["messages", "truncated"] };
    }
    if (direction === "output" || isObjectForm(type)) return schema;
    return { type: "object", properties: { value: schema }, required: ["value"], additionalProperties: false };
  }

  #message(type: DescMessage, level: number): JsonObject {
    const known = wellKnownSchema(type.typeName, this.#options.direction);
    if (known !== undefined) return known;
    if (level > this.#levels || this.#open.has(type.typeName)) return { type: "object", description: `A ${type.typeName}` };
    this.#defs[type.typeName] ??= this.#write(type, level);
    return { $ref: `#/$defs/${type.typeName}` };
  }

  #write(type: DescMessage, level: number): JsonObject {
    this.#open.add(type.typeName);
    const properties: Record<string, JsonObject> = {};
    this.#fieldsLeft -= type.fields.length;
    if (this.#fieldsLeft >= 0) {
      for (const field of type.fields) properties[field.jsonName] = this.#described(this.#field(field, level), field);
    }
    this.#open.delete(type.typeName);
    const comment = this.#options.comments.get(type.typeName);
    return { type: "object", ...(comment === undefined ? {} : { description: comment }), properties, ...this.#closed(type) };
  }

  /** Which names are known, and which of them must be there. The names that fields have in the .proto file are taken as well. */
  #closed(type: DescMessage): JsonObject {
    if (this.#options.direction === "output") return {};
    const required = type.fields.filter(({ presence }) => presence === FeatureSet_FieldPresence.LEGACY_REQUIRED);
    const aliases = type.fields.filter(({ name, jsonName }) => name !== jsonName).map(({ name }) => name);
    return {
      ...(required.length === 0 ? {} : { required: required.map(({ jsonName }) => jsonName) }),
      ...(aliases.length === 0 ? {} : { patternProperties: { [`^(${aliases.join("|")})$`]: true } }),
      additionalProperties: false,
    };
  }

  #field(field: DescField, level: number): JsonObject {
    if (field.fieldKind === "list") return { type: "array", items: this.#value(field, level) };
    if (field.fieldKind === "map") return { type: "object", additionalProperties: this.#value(field, level) };
    return this.#value(field, level);
  }

  #value({ message, enum: type, scalar }: DescField, level: number): JsonObject {
    const { direction } = this.#options;
    if (message !== undefined) return this.#message(message, level + 1);
    if (type !== undefined) return enumSchema(type, direction);
    return scalar === undefined ? {} : scalarSchema(scalar, direction);
  }

  #described(schema: JsonObject, field: DescField): JsonObject {
    const comment = this.#options.comments.get(`${field.parent?.typeName}.${field.name}`);
    const choice = this.#options.direction === "input" ? choiceOf(field) : undefined;
    const description = [comment, choice].filter((text) => text !== undefined).join(" ");
    return description === "" ? schema : { ...schema, description };
  }
}

/** Each of the fields tells it, so of very many not all are named. */
function choiceOf({ oneof }: DescField): string | undefined {
  if (oneof === undefined) return undefined;
  const names = oneof.fields.slice(0, CHOICES_MAX).map(({ jsonName }) => jsonName);
  return `At most one of ${names.join(", ")}${oneof.fields.length > CHOICES_MAX ? ", …" : "."}`;
}
