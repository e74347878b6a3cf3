import type { Json, JsonObject } from "#lib/contracts/json.ts";
import { ExecutorFailure } from "#lib/errors.ts";
import { attributesKeyAmong, attributesKeyOf, TYPE_KEY, VALUE_KEY } from "#lib/executors/api-call/soap/json-schema/reserved-keys.ts";
import { isTrue } from "#lib/executors/api-call/soap/xml/is-true.ts";
import { SOAP_11, SOAP_12, SOAP_ENCODING_11, SOAP_ENCODING_12, XML_SCHEMA_INSTANCE } from "#lib/executors/api-call/soap/xml/namespaces.ts";
import { localOf, namespaceOf, qName, resolveQName } from "#lib/executors/api-call/soap/xml/q-name.ts";
import type { XmlNode } from "#lib/executors/api-call/soap/xml/xml-node.ts";
import { fieldsOf } from "#lib/executors/api-call/soap/xsd/fields-of.ts";
import { fromLexical } from "#lib/executors/api-call/soap/xsd/from-lexical.ts";
import type { ComplexType, SimpleType, XsdSchemas, XsdType } from "#lib/executors/api-call/soap/xsd/xsd-model.ts";

/** What references may add to what came: they could name the same element over and over, each time within itself. */
const STEPS_MAX = 1_000_000;
const ADDED_CHARS_MAX = 5_000_000;
const DEPTH_MAX = 95;
const NIL = qName(XML_SCHEMA_INSTANCE, "nil");
const XSI_TYPE = qName(XML_SCHEMA_INSTANCE, "type");
const ANY: XsdType = { kind: "any" };

/** Reads elements as the values that a schema says they are. What it does not describe is kept as it came. */
export class XmlDecoder {
  private readonly schemas: XsdSchemas;
  /** Elements that others refer to (SOAP 1.1, section 5.4.1). */
  private readonly byId: ReadonlyMap<string, XmlNode>;
  private steps = 0;
  private depth = 0;
  private addedChars = 0;
  private readonly read = new Set<XmlNode>();

  constructor(schemas: XsdSchemas, byId: ReadonlyMap<string, XmlNode>) {
    this.schemas = schemas;
    this.byId = byId;
  }

  value(referring: XmlNode, declared: XsdType): Json {
    if (++this.steps > STEPS_MAX || ++this.depth > DEPTH_MAX) {
      throw refersTooOften();
    }
    const node = this.target(referring);
    this.countAgain(node);
    const read = isTrue(node, NIL) ? null : this.typed(node, declared);
    this.depth--;
    return read;
  }

  /** What is read once was there before. */
  private countAgain(node: XmlNode): void {
    if (this.byId.size === 0) return;
    if (this.read.has(node)) this.addedChars += charsOf(node);
    this.read.add(node);
    if (this.addedChars > ADDED_CHARS_MAX) throw refersTooOften();
  }

  private typed(node: XmlNode, declared: XsdType): Json {
    const type = this.ownType(node, declared) ?? declared;
    if (type.kind === "simple") return node.children.length > 0 ? this.anything(node) : fromLexical(type, node.text);
    if (type.kind === "any") return this.anything(node);
    const { arrayItem } = type;
    if (arrayItem !== null) return node.children.map((child) => this.value(child, this.arrayItem(node, arrayItem.type())));
    const named = type !== declared && declared.kind === "complex" && type.name !== null;
    return { ...(named ? { [TYPE_KEY]: localOf(type.name ?? "") } : {}), ...this.object(node, type) };
  }

  private object(node: XmlNode, type: ComplexType): JsonObject {
    const { byName } = fieldsOf(type);
    const values = this.group(node, (child) => byName.get(child.local)?.element.type() ?? ANY);
    const entries = [...values].map(([name, list]): [string, Json] => {
      const [only = null] = list;
      return [name, byName.get(name)?.repeated === true || list.length > 1 ? list : only];
    });
    const attributes = this.attributes(node, type);
    const text = type.text !== null ? fromLexical(type.text, node.text) : type.mixed && node.text.trim() !== "" ? node.text : undefined;
    return Object.fromEntries([
      ...entries,
      ...(text === undefined ? [] : [[VALUE_KEY, text] as const]),
      ...(attributes.length === 0 ? [] : [[attributesKeyOf(type), Object.fromEntries(attributes)] as const]),
    ]);
  }

  private attributes(node: XmlNode, type: ComplexType): [string, Json][] {
    return this.attributesBy(node, new Map(type.attributes.map((attribute) => [attribute.name, attribute.type])));
  }

  private attributesBy(node: XmlNode, declared: ReadonlyMap<string, SimpleType>): [string, Json][] {
    const isOwn = ([name]: [string, string]) => declared.has(name) || this.byId.size === 0 || (name !== "id" && name !== "href");
    return ownAttributes(node)
      .filter(isOwn)
      .map(([name, text]) => {
        const known = declared.get(name);
        return [name, known === undefined ? text : fromLexical(known, text)];
      });
  }

  /** Without a schema: the text, or an object of all that is there. */
  private anything(node: XmlNode): Json {
    const attributes = this.attributesBy(node, new Map());
    if (node.children.length === 0 && attributes.length === 0) return node.text;
    const children = this.children(node, () => ANY);
    return Object.fromEntries([
      ...Object.entries(children),
      ...(node.text.trim() === "" ? [] : [[VALUE_KEY, node.text] as const]),
      ...(attributes.length === 0 ? [] : [[attributesKeyAmong(Object.keys(children)), Object.fromEntries(attributes)] as const]),
    ]);
  }

  /** By name; those that came more than once are lists. */
  children(node: XmlNode, typeOf: (child: XmlNode) => XsdType): JsonObject {
    return Object.fromEntries([...this.group(node, typeOf)].map(([name, list]) => [name, list.length > 1 ? list : (list[0] ?? null)]));
  }

  private group(node: XmlNode, typeOf: (child: XmlNode) => XsdType): Map<string, Json[]> {
    const values = new Map<string, Json[]>();
    for (const child of node.children) {
      const list = values.get(child.local) ?? [];
      list.push(this.value(child, typeOf(child)));
      values.set(child.local, list);
    }
    return values;
  }

  /** The type that the element says it has, unless it says less than what is declared. */
  private ownType(node: XmlNode, declared: XsdType): XsdType | undefined {
    const named = node.attributes.get(XSI_TYPE);
    if (named === undefined || (declared.kind === "complex" && declared.arrayItem !== null)) return undefined;
    const found = this.schemas.findType(resolveQName(named, node));
    if (found === undefined || found.kind === "any" || declared.kind === "any") return found;
    if (found.kind !== "complex" || declared.kind !== "complex") return undefined;
    const isDerived = declared.name !== null && found.name !== null && this.schemas.derivedFrom(declared.name).has(found.name);
    return isDerived ? found : undefined;
  }

  /** An array whose items nobody declared may name their type itself. */
  private arrayItem(node: XmlNode, declared: XsdType): XsdType {
    const named = declared.kind === "any" ? node.attributes.get(qName(SOAP_ENCODING_11, "arrayType")) : undefined;
    return named === undefined ? declared : (this.schemas.findType(resolveQName(named.replace(/\[[\d,]*\]\s*$/, ""), node)) ?? declared);
  }

  private target(node: XmlNode): XmlNode {
    const local = node.attributes.get("href");
    const id = local?.startsWith("#") ? local.slice(1) : node.attributes.get(qName(SOAP_ENCODING_12, "ref"));
    return (id === undefined || node.children.length > 0 ? undefined : this.byId.get(id)) ?? node;
  }
}

function refersTooOften(): ExecutorFailure {
  return new ExecutorFailure("upstream", "The answer refers to itself too often or too deeply");
}

function charsOf({ local, text, attributes }: XmlNode): number {
  let chars = local.length + text.length;
  for (const [name, value] of attributes) chars += name.length + value.length;
  return chars;
}

const FOREIGN = new Set([XML_SCHEMA_INSTANCE, SOAP_ENCODING_11, SOAP_ENCODING_12, SOAP_11, SOAP_12]);

/** Without those that belong to SOAP and to XML Schema. */
function ownAttributes(node: XmlNode): [string, string][] {
  return [...node.attributes].filter(([name]) => !FOREIGN.has(namespaceOf(name))).map(([name, text]) => [localOf(name), text]);
}
