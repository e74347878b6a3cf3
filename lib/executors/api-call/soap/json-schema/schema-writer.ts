import type { Json, JsonObject } from "#lib/contracts/json.ts";
import { choiceRules } from "#lib/executors/api-call/soap/json-schema/choice-rules.ts";
import { attributesKeyOf, TYPE_KEY, VALUE_KEY } from "#lib/executors/api-call/soap/json-schema/reserved-keys.ts";
import { type Direction, simpleToJsonSchema } from "#lib/executors/api-call/soap/json-schema/simple-to-json-schema.ts";
import { localOf } from "#lib/executors/api-call/soap/xml/q-name.ts";
import { type Field, fieldsOf } from "#lib/executors/api-call/soap/xsd/fields-of.ts";
import { fromLexical } from "#lib/executors/api-call/soap/xsd/from-lexical.ts";
import type { ComplexType, SimpleType, XsdElement, XsdSchemas, XsdType } from "#lib/executors/api-call/soap/xsd/xsd-model.ts";

const DERIVED_SHOWN_MAX = 8;

/** Writes types as JSON Schema, without references: what contains itself, and what lies deeper than a limit, is left open. */
export class SchemaWriter {
  private readonly schemas: XsdSchemas;
  private readonly direction: Direction;
  private readonly depthMax: number;
  private readonly nodesMax: number;
  private readonly open = new Set<ComplexType>();
  private readonly charsMax: number;
  private nodes = 0;
  private chars = 0;
  private cuts = 0;

  constructor(schemas: XsdSchemas, direction: Direction, limits: { depthMax: number; nodesMax: number; charsMax: number }) {
    this.schemas = schemas;
    this.direction = direction;
    this.depthMax = limits.depthMax;
    this.nodesMax = limits.nodesMax;
    this.charsMax = limits.charsMax;
  }

  /** Whether more was asked for than may be written; what is written since then is worth nothing. */
  get isFull(): boolean {
    return this.nodes > this.nodesMax || this.chars > this.charsMax;
  }

  /** Whether nothing lay too deep. */
  get isWhole(): boolean {
    return this.cuts === 0;
  }

  /** What stands for one element, not for the list of its repetitions. */
  element({ type, nillable, fixed, documentation }: XsdElement): JsonObject {
    const found = type();
    const own = fixed !== null && found.kind === "simple" ? { const: fromLexical(found, fixed) } : this.type(found);
    const described = documentation === "" ? own : { ...own, description: documentation };
    return nillable && found.kind !== "any" ? orNull(described) : described;
  }

  /** The object that all parameters together are. */
  root(type: ComplexType): JsonObject {
    this.open.add(type);
    const written = this.object(type);
    this.open.delete(type);
    return written;
  }

  private type(type: XsdType): JsonObject {
    if (type.kind === "simple") return this.simple(type);
    this.nodes++;
    return type.kind === "any" || this.isFull ? {} : this.complex(type);
  }

  private simple(type: SimpleType): JsonObject {
    return simpleToJsonSchema(type, this.direction, (chars) => {
      this.nodes++;
      this.chars += chars;
      return !this.isFull;
    });
  }

  private complex(type: ComplexType): JsonObject {
    const isList = type.arrayItem !== null;
    const isTooDeep = this.open.size >= this.depthMax;
    if (isTooDeep) this.cuts++;
    if (isTooDeep || this.open.has(type)) return { type: isList ? "array" : "object", ...nameOf(type) };
    this.open.add(type);
    const written = type.arrayItem === null ? this.withDerived(type) : { type: "array", items: this.element(type.arrayItem) };
    this.open.delete(type);
    return written;
  }

  /** Wherever a type is asked for, one that is derived from it may be given, and says so. */
  private withDerived(type: ComplexType): JsonObject {
    const names = type.name === null ? [] : [...this.schemas.derivedFrom(type.name)];
    if (names.length === 0 || this.direction === "output") return this.object(type);
    if (names.length > DERIVED_SHOWN_MAX) {
      const named = { type: "string", enum: names.slice(0, 500).map(localOf) };
      return { type: "object", properties: { [TYPE_KEY]: named }, ...(type.abstract ? { required: [TYPE_KEY] } : {}) };
    }
    const derived = names.flatMap((name) => {
      const found = this.schemas.findType(name);
      return found?.kind === "complex" ? [withTypeName(this.object(found), localOf(name))] : [];
    });
    return { anyOf: [...(type.abstract ? [] : [this.object(type)]), ...derived] };
  }

  private object(type: ComplexType): JsonObject {
    const isInput = this.direction === "input";
    const { byName, open } = fieldsOf(type);
    const fields = [...byName.values()];
    const attributes = this.attributes(type);
    const hasText = type.text !== null || type.mixed;
    const text: JsonObject = type.text === null ? { type: "string" } : this.simple(type.text);
    const properties = {
      ...Object.fromEntries(fields.map((field) => [field.element.name, this.field(field)])),
      ...(hasText ? { [VALUE_KEY]: text } : {}),
      ...(attributes === undefined ? {} : { [attributesKeyOf(type)]: attributes }),
    };
    // Services leave out what their own schema asks for: Java's frameworks write nothing for null.
    const required = !isInput
      ? []
      : [
          ...fields.filter((field) => field.required).map(({ element }) => element.name),
          ...(type.text !== null ? [VALUE_KEY] : []),
          ...(attributes?.["required"] !== undefined ? [attributesKeyOf(type)] : []),
        ];
    const rules = isInput && type.content !== null ? choiceRules(type.content) : [];
    const object: JsonObject = {
      type: "object",
      properties,
      ...(required.length === 0 ? {} : { required }),
      ...(isInput && !open ? { additionalProperties: false } : {}),
      ...(rules.length === 0 ? {} : { allOf: rules }),
    };
    // Where only text is meant, the text alone will do.
    return isInput && type.text !== null && attributes?.["required"] === undefined ? { anyOf: [text, object] } : object;
  }

  private field({ element, repeated, required, minItems, maxItems }: Field): JsonObject {
    const one = this.element(element);
    if (!repeated) return one;
    this.nodes++;
    const limits = this.direction === "output" ? {} : countLimits(required ? minItems : 0, maxItems);
    return { type: "array", items: one, ...limits };
  }

  private attributes(type: ComplexType): JsonObject | undefined {
    if (type.attributes.length === 0 && !type.openAttributes) return undefined;
    this.nodes += 1 + type.attributes.filter(({ fixed }) => fixed !== null).length;
    const entries = type.attributes.map(({ name, type: simple, fixed }): [string, Json] => {
      return [name, fixed === null ? this.simple(simple) : { const: fromLexical(simple, fixed) }];
    });
    // One that can have only one value is added where it is missing.
    const isInput = this.direction === "input";
    const needed = type.attributes.filter(({ required, fixed }) => isInput && required && fixed === null).map(({ name }) => name);
    return {
      type: "object",
      properties: Object.fromEntries(entries),
      ...(needed.length === 0 ? {} : { required: needed }),
      ...(isInput && !type.openAttributes ? { additionalProperties: false } : {}),
    };
  }
}

/** Without a choice within a choice, where that says the same. */
function orNull(schema: JsonObject): JsonObject {
  const { anyOf, ...others } = schema;
  const alternatives = Array.isArray(anyOf) && Object.keys(others).length === 0 ? anyOf : [schema];
  return { anyOf: [...alternatives, { type: "null" }] };
}

function nameOf({ name }: ComplexType): JsonObject {
  return name === null ? {} : { description: `A ${localOf(name)} of the service's own schema` };
}

function countLimits(min: number, max: number): JsonObject {
  return { ...(min > 0 ? { minItems: min } : {}), ...(max < Number.MAX_SAFE_INTEGER ? { maxItems: max } : {}) };
}

/** The schema of an object, or of one of its two spellings. */
function withTypeName(schema: JsonObject, name: string): JsonObject {
  const { anyOf } = schema;
  const object = (Array.isArray(anyOf) ? anyOf.at(-1) : schema) as JsonObject;
  const { properties, required } = object as { properties: JsonObject; required?: string[] };
  return { ...object, properties: { [TYPE_KEY]: { const: name }, ...properties }, required: [TYPE_KEY, ...(required ?? [])] };
}
