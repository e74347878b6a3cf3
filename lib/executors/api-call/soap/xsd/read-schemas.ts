import { findChildren } from "#lib/executors/api-call/soap/xml/find-children.ts";
import { XML_SCHEMA } from "#lib/executors/api-call/soap/xml/namespaces.ts";
import { type QName, qName, resolveQName } from "#lib/executors/api-call/soap/xml/q-name.ts";
import type { XmlNode } from "#lib/executors/api-call/soap/xml/xml-node.ts";
import { buildElement } from "#lib/executors/api-call/soap/xsd/build-element.ts";
import { buildType } from "#lib/executors/api-call/soap/xsd/build-type.ts";
import { builtinType } from "#lib/executors/api-call/soap/xsd/builtin-types.ts";
import { Declarations } from "#lib/executors/api-call/soap/xsd/declarations.ts";
import type { XsdElement, XsdSchemas, XsdType } from "#lib/executors/api-call/soap/xsd/xsd-model.ts";

interface Known<T> {
  known: Map<QName, T>;
  /** What is being made right now. */
  open: Set<QName>;
}

/** Reads `schema` elements, each with the namespace that it has where it was included from. Types are built when they are asked for. */
export function readSchemas(schemas: readonly { node: XmlNode; ns: string }[]): XsdSchemas {
  const elements: Known<XsdElement> = { known: new Map(), open: new Set() };
  const types: Known<XsdType> = { known: new Map(), open: new Set() };
  const declared = new Declarations(schemas, {
    findElement: (name) => remember(elements, name, () => build(name, declared.elements, (found) => buildElement(found, declared, true))),
    findType: (name) =>
      builtinType(name) ?? remember(types, name, () => build(name, declared.types, (found) => buildType(found, declared, name))),
  });
  const derived = derivations(schemas);
  return { findElement: declared.findElement, findType: declared.findType, derivedFrom: (name) => derived(name) };
}

function build<Node, Built>(name: QName, from: ReadonlyMap<QName, Node>, make: (node: Node) => Built): Built | undefined {
  const node = from.get(name);
  return node === undefined ? undefined : make(node);
}

/** Something that is defined by itself is not defined. */
function remember<T>({ known, open }: Known<T>, name: QName, create: () => T | undefined): T | undefined {
  const before = known.get(name);
  if (before !== undefined || open.has(name)) return before;
  open.add(name);
  const found = create();
  open.delete(name);
  if (found !== undefined) known.set(name, found);
  return found;
}

/** From each type to those that name it as their base, and so on. */
function derivations(schemas: readonly { node: XmlNode; ns: string }[]): (name: QName) => ReadonlySet<QName> {
  const direct = new Map<QName, { name: QName; abstract: boolean }[]>();
  for (const { node, ns } of schemas) {
    for (const type of findChildren(node, XML_SCHEMA, "complexType")) {
      const name = qName(ns, type.attributes.get("name") ?? "");
      for (const content of findChildren(type, XML_SCHEMA, "complexContent", "simpleContent")) {
        for (const derivation of findChildren(content, XML_SCHEMA, "extension", "restriction")) {
          const base = resolveQName(derivation.attributes.get("base") ?? "", derivation);
          direct.set(base, [...(direct.get(base) ?? []), { name, abstract: type.attributes.get("abstract") === "true" }]);
        }
      }
    }
  }
  const known = new Map<QName, ReadonlySet<QName>>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const seen = new Set<QName>([name]);
    const found = new Set<QName>();
    // The set grows while it is walked.
    for (const current of seen) {
      for (const child of direct.get(current) ?? []) {
        if (!seen.has(child.name) && !child.abstract) found.add(child.name);
        seen.add(child.name);
      }
    }
    known.set(name, found);
    return found;
  };
}
