import { findChild } from "#lib/executors/api-call/soap/xml/find-children.ts";
import { XML_SCHEMA } from "#lib/executors/api-call/soap/xml/namespaces.ts";
import { resolveQName } from "#lib/executors/api-call/soap/xml/q-name.ts";
import { buildType } from "#lib/executors/api-call/soap/xsd/build-type.ts";
import type { Declarations, Declared } from "#lib/executors/api-call/soap/xsd/declarations.ts";
import { documentationOf } from "#lib/executors/api-call/soap/xsd/documentation-of.ts";
import type { XsdElement, XsdType } from "#lib/executors/api-call/soap/xsd/xsd-model.ts";

const ANY: XsdType = { kind: "any" };

/** An `element` that is declared here, not one that refers to another. */
export function buildElement(declared: Declared, all: Declarations, isGlobal: boolean): XsdElement {
  const { node, ns, elementsQualified } = declared;
  const form = node.attributes.get("form");
  const qualified = isGlobal || (form === undefined ? elementsQualified : form === "qualified");
  let type: XsdType | undefined;
  return {
    name: node.attributes.get("name") ?? "",
    ns: qualified ? ns : "",
    type: () => {
      type ??= typeOf(declared, all);
      return type;
    },
    nillable: /^(true|1)$/.test(node.attributes.get("nillable") ?? ""),
    fixed: node.attributes.get("fixed") ?? null,
    documentation: documentationOf(node),
  };
}

/** A type that nobody describes can be anything. */
function typeOf(declared: Declared, all: Declarations): XsdType {
  const { node } = declared;
  const named = node.attributes.get("type");
  if (named !== undefined) return all.findType(resolveQName(named, node)) ?? ANY;
  const own = findChild(node, XML_SCHEMA, "complexType", "simpleType");
  if (own !== undefined) return buildType({ ...declared, node: own }, all, null);
  const head = node.attributes.get("substitutionGroup");
  return head === undefined ? ANY : (all.findElement(resolveQName(head, node))?.type() ?? ANY);
}
