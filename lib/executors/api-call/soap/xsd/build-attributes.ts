import { findChild, findChildren } from "#lib/executors/api-call/soap/xml/find-children.ts";
import { XML_SCHEMA } from "#lib/executors/api-call/soap/xml/namespaces.ts";
import { localOf, namespaceOf, resolveQName } from "#lib/executors/api-call/soap/xml/q-name.ts";
import type { XmlNode } from "#lib/executors/api-call/soap/xml/xml-node.ts";
import { baseType } from "#lib/executors/api-call/soap/xsd/build-simple-type.ts";
import { simpleType } from "#lib/executors/api-call/soap/xsd/builtin-types.ts";
import type { Declarations, Declared } from "#lib/executors/api-call/soap/xsd/declarations.ts";
import type { ComplexType, XsdAttribute } from "#lib/executors/api-call/soap/xsd/xsd-model.ts";

type Attributes = Pick<ComplexType, "attributes" | "openAttributes">;

const GROUP_DEPTH_MAX = 20;

/** The attributes that stand in this piece, those of attribute groups among them. */
export function buildAttributes(declared: Declared, all: Declarations, depth = 0): Attributes {
  const { node } = declared;
  all.count();
  const own = findChildren(node, XML_SCHEMA, "attribute").flatMap(
    (attribute) => buildAttribute({ ...declared, node: attribute }, all) ?? [],
  );
  const groups = findChildren(node, XML_SCHEMA, "attributeGroup").map((group) => attributeGroup(group, all, depth));
  return {
    attributes: [...own, ...groups.flatMap(({ attributes }) => attributes)],
    openAttributes: findChild(node, XML_SCHEMA, "anyAttribute") !== undefined || groups.some(({ openAttributes }) => openAttributes),
  };
}

function attributeGroup(group: XmlNode, all: Declarations, depth: number): Attributes {
  const found = all.attributeGroups.get(resolveQName(group.attributes.get("ref") ?? "", group));
  if (found === undefined || depth >= GROUP_DEPTH_MAX) return { attributes: [], openAttributes: false };
  return buildAttributes(found, all, depth + 1);
}

function buildAttribute(declared: Declared, all: Declarations): XsdAttribute | undefined {
  const { node, ns, attributesQualified } = declared;
  const use = node.attributes.get("use");
  if (use === "prohibited") return undefined;
  const required = use === "required";
  const fixed = node.attributes.get("fixed") ?? null;
  const ref = node.attributes.get("ref");
  if (ref !== undefined) {
    const name = resolveQName(ref, node);
    const found = all.attributes.get(name);
    const type = found === undefined ? simpleType("string") : baseType(found.node, "type", found, all);
    return { name: localOf(name), ns: namespaceOf(name), type, required, fixed };
  }
  const name = node.attributes.get("name");
  if (name === undefined) return undefined;
  const form = node.attributes.get("form");
  const qualified = form === undefined ? attributesQualified : form === "qualified";
  return { name, ns: qualified ? ns : "", type: baseType(node, "type", declared, all), required, fixed };
}
