import { SOAP_ENCODING_11, SOAP_ENCODING_12, XML_SCHEMA } from "#lib/executors/api-call/soap/xml/namespaces.ts";
import { localOf, namespaceOf, type QName, qName } from "#lib/executors/api-call/soap/xml/q-name.ts";
import type { ComplexType, SimpleType, XsdElement, XsdType } from "#lib/executors/api-call/soap/xsd/xsd-model.ts";

const LISTS: Record<string, string> = { IDREFS: "IDREF", ENTITIES: "ENTITY", NMTOKENS: "NMTOKEN" };

/** A type of XML Schema itself or of the SOAP encoding; undefined for all others. */
export function builtinType(name: QName): XsdType | undefined {
  const ns = namespaceOf(name);
  const local = localOf(name);
  if (ns === XML_SCHEMA) return local === "anyType" ? { kind: "any" } : simpleType(local);
  if (ns !== SOAP_ENCODING_11 && ns !== SOAP_ENCODING_12) return undefined;
  if (local === "Array") return arrayOf(anyItem());
  return local === "Struct" || local === "anyType" ? { kind: "any" } : simpleType(local === "base64" ? "base64Binary" : local);
}

export function simpleType(builtin: string): SimpleType {
  const item = LISTS[builtin];
  return {
    kind: "simple",
    name: qName(XML_SCHEMA, builtin),
    builtin,
    facets: {},
    item: item === undefined ? null : simpleType(item),
    members: [],
  };
}

export function arrayOf(item: XsdElement): ComplexType {
  const nothing = { content: null, text: null, mixed: false, abstract: false, attributes: [], openAttributes: true };
  return { kind: "complex", name: qName(SOAP_ENCODING_11, "Array"), ...nothing, arrayItem: item };
}

export function anyItem(): XsdElement {
  return { name: "item", ns: "", type: () => ({ kind: "any" }), nillable: true, fixed: null, documentation: "" };
}
