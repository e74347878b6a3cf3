import { ExecutorFailure } from "#lib/errors.ts";
import type { DescriptionBudget } from "#lib/executors/api-call/soap/description-budget.ts";
import { findChildren } from "#lib/executors/api-call/soap/xml/find-children.ts";
import { isTrue } from "#lib/executors/api-call/soap/xml/is-true.ts";
import { XML_SCHEMA } from "#lib/executors/api-call/soap/xml/namespaces.ts";
import { localOf, type QName, qName, resolveQName } from "#lib/executors/api-call/soap/xml/q-name.ts";
import type { XmlNode } from "#lib/executors/api-call/soap/xml/xml-node.ts";
import { buildAll } from "#lib/executors/api-call/soap/xsd/build-all.ts";
import { buildElement } from "#lib/executors/api-call/soap/xsd/build-element.ts";
import { buildType } from "#lib/executors/api-call/soap/xsd/build-type.ts";
import { builtinType } from "#lib/executors/api-call/soap/xsd/builtin-types.ts";
import { Declarations } from "#lib/executors/api-call/soap/xsd/declarations.ts";
import type { XsdElement, XsdSchemas, XsdType } from "#lib/executors/api-call/soap/xsd/xsd-model.ts";

/** Types that are made while another one is made, each of which needs a piece of the stack. */
const DEPTH_MAX = 100;

interface Known<T> {
  known: Map<QName, T>;
  /** What is being made right now. */
  open: Set<QName>;
}

/**
 * Reads `schema` elements, each with the namespace that it has where it was included from. All of it is built here, so that
 * what is wrong with it is said before it is kept. Throws an ExecutorFailure.
 */
export function readSchemas(schemas: readonly { node: XmlNode; ns: string }[], budget: DescriptionBudget): XsdSchemas {
  const elements: Known<XsdElement> = { known: new Map(), open: new Set() };
  const types: Known<XsdType> = { known: new Map(), open: new Set() };
  const find: Pick<XsdSchemas, "findElement" | "findType"> = {
    findElement: (name) => remember(elements, name, () => build(name, declared.elements, (found) => buildElement(found, declared, true))),
    findType: (name) =>
      builtinType(name) ?? remember(types, name, () => build(name, declared.types, (found) => buildType(found, declared, name))),
  };
  const declared = new Declarations(schemas, find, budget);
  const known = { ...find, ...derivations(schemas, budget) };
  buildAll(declared, known);
  return known;
}

function build<Node, Built>(name: QName, from: ReadonlyMap<QName, Node>, make: (node: Node) => Built): Built | undefined {
  const node = from.get(name);
  return node === undefined ? undefined : make(node);
}

/** Something that is defined by itself is not defined. */
function remember<T>({ known, open }: Known<T>, name: QName, create: () => T | undefined): T | undefined {
  const before = known.get(name);
  if (before !== undefined || open.has(name)) return before;
  if (open.size >= DEPTH_MAX) {
    throw new ExecutorFailure("validation", `The description has types that build on each other over more than ${DEPTH_MAX} levels`);
  }
  open.add(name);
  try {
    const found = create();
    if (found !== undefined) known.set(name, found);
    return found;
  } finally {
    open.delete(name);
  }
}

const NONE: ReadonlySet<QName> = new Set();

/** From each type to those that name it as their base, and so on. */
function derivations(
  schemas: readonly { node: XmlNode; ns: string }[],
  budget: DescriptionBudget,
): Pick<XsdSchemas, "derivedFrom" | "derivedNamed"> {
  const direct = new Map<QName, { name: QName; abstract: boolean }[]>();
  for (const { node, ns } of schemas) {
    for (const type of findChildren(node, XML_SCHEMA, "complexType")) {
      const name = qName(ns, type.attributes.get("name") ?? "");
      for (const content of findChildren(type, XML_SCHEMA, "complexContent", "simpleContent")) {
        for (const derivation of findChildren(content, XML_SCHEMA, "extension", "restriction")) {
          const base = resolveQName(derivation.attributes.get("base") ?? "", derivation);
          const derived = direct.get(base) ?? [];
          direct.set(base, derived);
          derived.push({ name, abstract: isTrue(type, "abstract") });
        }
      }
    }
  }
  const known = new Map<QName, ReadonlySet<QName>>();
  const byLocal = new Map<QName, ReadonlyMap<string, QName>>();
  const derivedFrom = (name: QName): ReadonlySet<QName> => {
    const before = known.get(name);
    if (before !== undefined) return before;
    if (!direct.has(name)) return NONE;
    const seen = new Set<QName>([name]);
    const found = new Set<QName>();
    // The set grows while it is walked.
    for (const current of seen) {
      for (const child of direct.get(current) ?? []) {
        if (!seen.has(child.name) && !child.abstract) found.add(child.name);
        seen.add(child.name);
        budget.spend("pieces");
      }
    }
    known.set(name, found);
    return found;
  };
  const derivedNamed = (name: QName, local: string): QName | undefined => {
    // Of two that are called alike, the first one counts.
    const named = byLocal.get(name) ?? new Map([...derivedFrom(name)].reverse().map((derived) => [localOf(derived), derived]));
    byLocal.set(name, named);
    return named.get(local);
  };
  return { derivedFrom, derivedNamed };
}
