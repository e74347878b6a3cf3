import type { Json, JsonObject } from "#lib/contracts/json.ts";
import { ExecutorFailure } from "#lib/errors.ts";
import { invalidParameter } from "#lib/executors/api-call/rest/invalid-parameter.ts";
import { attributesKeyOf, TYPE_KEY, VALUE_KEY } from "#lib/executors/api-call/soap/json-schema/reserved-keys.ts";
import { ContentEncoder } from "#lib/executors/api-call/soap/message/content-encoder.ts";
import { joinPath } from "#lib/executors/api-call/soap/message/join-path.ts";
import { SOAP_ENCODING_11, XML_SCHEMA, XML_SCHEMA_INSTANCE } from "#lib/executors/api-call/soap/xml/namespaces.ts";
import { localOf, type QName, qName } from "#lib/executors/api-call/soap/xml/q-name.ts";
import type { XmlWriter } from "#lib/executors/api-call/soap/xml/xml-writer.ts";
import { toLexical } from "#lib/executors/api-call/soap/xsd/to-lexical.ts";
import type { ComplexType, XsdElement, XsdSchemas, XsdType } from "#lib/executors/api-call/soap/xsd/xsd-model.ts";

const STEPS_MAX = 20_000_000;
const NIL: [QName, string] = [qName(XML_SCHEMA_INSTANCE, "nil"), "true"];
const XSI_TYPE = qName(XML_SCHEMA_INSTANCE, "type");
const ARRAY_TYPE = qName(SOAP_ENCODING_11, "arrayType");
const NC_NAME = /^[\p{L}_][\p{L}\p{N}._-]*$/u;

type Attributes = [QName, string][];

/** Writes values as the elements that a schema declares. */
export class ElementEncoder {
  private readonly writer: XmlWriter;
  private readonly schemas: XsdSchemas;
  /** Each element tells its type. */
  private readonly encoded: boolean;
  private steps = 0;

  constructor(writer: XmlWriter, schemas: XsdSchemas, encoded: boolean) {
    this.writer = writer;
    this.schemas = schemas;
    this.encoded = encoded;
  }

  /** To be called for each look for a place: a schema of many alternatives could be looked through for each of many values. */
  step(): void {
    if (++this.steps > STEPS_MAX) throw new ExecutorFailure("validation", "The parameters are too many for a message of this schema");
  }

  /** One element; `path` is where its value stands in the parameters. */
  element(element: XsdElement, value: Json, path: string): void {
    const name = qName(element.ns, element.name);
    const declared = element.type();
    if (value === null && declared.kind !== "any") {
      if (element.nillable || this.encoded) this.writer.element(name, [NIL]);
      return;
    }
    if (declared.kind === "any") this.anything(name, value, path);
    else if (declared.kind === "complex") this.complex(name, declared, value, path);
    else {
      const text = toLexical(declared, bare(value), path);
      this.writer.element(name, this.typeAttribute(declared), () => this.writer.write(text));
    }
  }

  /** The children and the text of an object, without the element around them. */
  content(type: ComplexType, value: JsonObject, path: string): void {
    const text = value[VALUE_KEY];
    if (type.text !== null || (type.mixed && text !== undefined)) this.writer.write(toLexical(type.text, text ?? null, path));
    if (type.text === null) new ContentEncoder(this, type, value, path).write();
  }

  attributes(type: ComplexType, value: JsonObject, path: string): Attributes {
    const key = attributesKeyOf(type);
    const here = joinPath(path, key);
    const given = value[key] ?? {};
    if (typeof given !== "object" || Array.isArray(given)) throw invalidParameter(here, "must be an object");
    const declared = new Map(type.attributes.map((attribute) => [attribute.name, attribute]));
    const written = Object.entries(given).flatMap(([name, one]): Attributes => {
      const known = declared.get(name);
      if (known === undefined && !type.openAttributes) throw invalidParameter(joinPath(here, name), "is not known here");
      assertName(name, joinPath(here, name));
      return one === null ? [] : [[qName(known?.ns ?? "", name), toLexical(known?.type ?? null, one, joinPath(here, name))]];
    });
    const missing = type.attributes.filter(({ name, required }) => required && !Object.hasOwn(given, name));
    return [...written, ...missing.flatMap(({ ns, name, fixed }): Attributes => (fixed === null ? [] : [[qName(ns, name), fixed]]))];
  }

  /** What no schema describes: objects as children, lists as repetitions, and plain values with their type. */
  anything(name: QName, value: Json, path: string): void {
    assertName(localOf(name), path);
    if (value === null) this.writer.element(name, [NIL]);
    else if (typeof value !== "object") {
      const text = toLexical(null, value, path);
      this.writer.element(name, [[XSI_TYPE, this.writer.name(qName(XML_SCHEMA, plainType(value)))]], () => this.writer.write(text));
    } else this.writer.element(name, [], () => this.children(value, path));
  }

  private children(value: Json[] | JsonObject, path: string): void {
    const entries = Array.isArray(value) ? value.map((item): [string, Json] => ["item", item]) : Object.entries(value);
    for (const [key, child] of entries) {
      for (const one of Array.isArray(child) ? child : [child]) this.anything(key, one, joinPath(path, key));
    }
  }

  private complex(name: QName, declared: ComplexType, value: Json, path: string): void {
    if (declared.arrayItem !== null) {
      this.array(name, declared.arrayItem, value, path);
      return;
    }
    const object = toObject(declared, value, path);
    const type = this.derived(declared, object, path);
    const isOther = type !== declared;
    const attributes = [...(isOther ? this.nameType(type) : this.typeAttribute(type)), ...this.attributes(type, object, path)];
    this.writer.element(name, attributes, () => this.content(type, object, path));
  }

  private array(name: QName, item: XsdElement, value: Json, path: string): void {
    if (!Array.isArray(value)) throw invalidParameter(path, "must be a list");
    const type = item.type();
    const itemName = "name" in type && type.name !== null ? type.name : qName(XML_SCHEMA, "anyType");
    const arrayType: Attributes = [
      [XSI_TYPE, this.writer.name(qName(SOAP_ENCODING_11, "Array"))],
      [ARRAY_TYPE, `${this.writer.name(itemName)}[${value.length}]`],
    ];
    this.writer.element(name, arrayType, () => {
      for (const [index, one] of value.entries()) this.element(item, one, `${path}[${index}]`);
    });
  }

  /** The type that the value says it has, which must be the declared one or one derived from it. */
  private derived(declared: ComplexType, value: JsonObject, path: string): ComplexType {
    const wanted = value[TYPE_KEY];
    if (typeof wanted !== "string" || declared.name === null || wanted === localOf(declared.name)) return declared;
    const name = this.schemas.derivedNamed(declared.name, wanted);
    const found = name === undefined ? undefined : this.schemas.findType(name);
    if (found?.kind !== "complex") throw invalidParameter(joinPath(path, TYPE_KEY), "names no type that may stand here");
    return found;
  }

  private typeAttribute(type: XsdType): Attributes {
    return this.encoded ? this.nameType(type) : [];
  }

  private nameType(type: XsdType): Attributes {
    return type.kind === "any" || type.name === null ? [] : [[XSI_TYPE, this.writer.name(type.name)]];
  }
}

function toObject(type: ComplexType, value: Json, path: string): JsonObject {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  if (type.text !== null || type.mixed) return { [VALUE_KEY]: value };
  throw invalidParameter(path, "must be an object");
}

/** Objects are the long spelling of a text. */
function bare(value: Json): Json {
  const isLong = typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).join() === VALUE_KEY;
  return isLong ? (value[VALUE_KEY] ?? null) : value;
}

function plainType(value: string | number | boolean): string {
  if (typeof value === "boolean") return "boolean";
  if (typeof value === "string") return "string";
  if (!Number.isInteger(value)) return "double";
  if (value >= -(2 ** 31) && value < 2 ** 31) return "int";
  return value >= -(2 ** 63) && value < 2 ** 63 ? "long" : "integer";
}

function assertName(name: string, path: string): void {
  if (!NC_NAME.test(name)) throw invalidParameter(path, "has a name that XML cannot carry");
}
