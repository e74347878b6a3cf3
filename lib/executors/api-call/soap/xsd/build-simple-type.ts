import { findChild, findChildren } from "#lib/executors/api-call/soap/xml/find-children.ts";
import { XML_SCHEMA } from "#lib/executors/api-call/soap/xml/namespaces.ts";
import { type QName, resolveQName } from "#lib/executors/api-call/soap/xml/q-name.ts";
import type { XmlNode } from "#lib/executors/api-call/soap/xml/xml-node.ts";
import { simpleType } from "#lib/executors/api-call/soap/xsd/builtin-types.ts";
import type { Declarations, Declared } from "#lib/executors/api-call/soap/xsd/declarations.ts";
import type { Facets, SimpleType } from "#lib/executors/api-call/soap/xsd/xsd-model.ts";

const FACETS = ["length", "minLength", "maxLength", "minInclusive", "maxInclusive", "minExclusive", "maxExclusive"] as const;

export function buildSimpleType(declared: Declared, all: Declarations, name: QName | null): SimpleType {
  const { node } = declared;
  const list = findChild(node, XML_SCHEMA, "list");
  if (list !== undefined) {
    return { ...simpleType("string"), name, item: baseType(list, "itemType", declared, all) };
  }
  const union = findChild(node, XML_SCHEMA, "union");
  if (union !== undefined) return { ...simpleType("string"), name, members: unionMembers(union, declared, all) };
  const restriction = findChild(node, XML_SCHEMA, "restriction");
  if (restriction === undefined) return { ...simpleType("string"), name };
  return restrict(baseType(restriction, "base", declared, all), restriction, name);
}

/** The base with what the restriction adds. */
export function restrict(base: SimpleType, restriction: XmlNode, name: QName | null): SimpleType {
  const own: Facets = {};
  for (const facet of FACETS) {
    const value = findChild(restriction, XML_SCHEMA, facet)?.attributes.get("value");
    if (value !== undefined) own[facet] = value;
  }
  const values = (facet: string) => findChildren(restriction, XML_SCHEMA, facet).map(({ attributes }) => attributes.get("value") ?? "");
  const enumeration = values("enumeration");
  // Patterns of one restriction are alternatives (XML Schema part 2, section 4.3.4).
  const patterns = values("pattern");
  return {
    ...base,
    name,
    facets: {
      ...base.facets,
      ...own,
      ...(enumeration.length === 0 ? {} : { enumeration }),
      ...(patterns.length === 0 ? {} : { pattern: patterns.length === 1 ? patterns.join() : patterns.map((one) => `(${one})`).join("|") }),
    },
  };
}

/** The simple type that an attribute names or that stands inside; whatever is no simple type is text. */
export function baseType(node: XmlNode, attribute: string, declared: Declared, all: Declarations): SimpleType {
  const named = node.attributes.get(attribute);
  if (named !== undefined) return namedType(named, node, all);
  const inside = findChild(node, XML_SCHEMA, "simpleType");
  return inside === undefined ? simpleType("string") : buildSimpleType({ ...declared, node: inside }, all, null);
}

function unionMembers(union: XmlNode, declared: Declared, all: Declarations): SimpleType[] {
  const named = (union.attributes.get("memberTypes") ?? "").split(/\s+/).filter((name) => name !== "");
  const inside = findChildren(union, XML_SCHEMA, "simpleType");
  return [...named.map((name) => namedType(name, union, all)), ...inside.map((node) => buildSimpleType({ ...declared, node }, all, null))];
}

function namedType(name: string, at: XmlNode, all: Declarations): SimpleType {
  const found = all.findType(resolveQName(name, at));
  return found?.kind === "simple" ? found : simpleType("string");
}
