import { findChild } from "#lib/executors/api-call/soap/xml/find-children.ts";
import { isTrue } from "#lib/executors/api-call/soap/xml/is-true.ts";
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
    nillable: isTrue(node, "nillable"),
    fixed: node.attributes.get("fixed") ?? null,
    documentation: documentationOf(node),
  };
}

/** A type that nobody describes can be anything; one that is not told is that of the element in whose place this one may stand. */
function typeOf(declared: Declared, all: Declarations): XsdType {
  const seen = new Set<Declared>();
  // Heads may have heads, and stand in a circle.
  for (let current: Declared | undefined = declared; current !== undefined && !seen.has(current); current = headOf(current, all)) {
    seen.add(current);
    all.count();
    const told = ownType(current, all);
    if (told !== undefined) return told;
  }
  return ANY;
}

function ownType(declared: Declared, all: Declarations): XsdType | undefined {
  const { node } = declared;
  const named = node.attributes.get("type");
  if (named !== undefined) return all.findType(resolveQName(named, node)) ?? ANY;
  const own = findChild(node, XML_SCHEMA, "complexType", "simpleType");
  return own === undefined ? undefined : buildType({ ...declared, node: own }, all, null);
}

function headOf({ node }: Declared, all: Declarations): Declared | undefined {
  const head = node.attributes.get("substitutionGroup");
  return head === undefined ? undefined : all.elements.get(resolveQName(head, node));
}
