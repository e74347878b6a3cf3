import { findChild } from "#lib/executors/api-call/soap/xml/find-children.ts";
import { isTrue } from "#lib/executors/api-call/soap/xml/is-true.ts";
import { WSDL_11, XML_SCHEMA } from "#lib/executors/api-call/soap/xml/namespaces.ts";
import { localOf, type QName, qName, resolveQName } from "#lib/executors/api-call/soap/xml/q-name.ts";
import type { XmlNode } from "#lib/executors/api-call/soap/xml/xml-node.ts";
import { buildAttributes } from "#lib/executors/api-call/soap/xsd/build-attributes.ts";
import { buildParticle } from "#lib/executors/api-call/soap/xsd/build-particle.ts";
import { baseType, restrict } from "#lib/executors/api-call/soap/xsd/build-simple-type.ts";
import { anyItem, arrayOf, simpleType } from "#lib/executors/api-call/soap/xsd/builtin-types.ts";
import type { Declarations, Declared } from "#lib/executors/api-call/soap/xsd/declarations.ts";
import type { ComplexType, Particle, XsdType } from "#lib/executors/api-call/soap/xsd/xsd-model.ts";

export function buildComplexType(declared: Declared, all: Declarations, name: QName | null): ComplexType {
  const { node } = declared;
  const own = { kind: "complex", name, abstract: isTrue(node, "abstract"), mixed: isTrue(node, "mixed") } as const;
  const simple = findChild(node, XML_SCHEMA, "simpleContent");
  if (simple !== undefined) return { ...own, ...simpleContent(simple, declared, all) };
  const derived = findChild(node, XML_SCHEMA, "complexContent");
  if (derived !== undefined) return { ...own, ...complexContent(derived, declared, all), mixed: own.mixed || isTrue(derived, "mixed") };
  return { ...own, ...contentOf(node, declared, all), text: null, arrayItem: null };
}

type Content = Omit<ComplexType, "kind" | "name" | "abstract" | "mixed">;

function contentOf(node: XmlNode, declared: Declared, all: Declarations): Pick<Content, "content" | "attributes" | "openAttributes"> {
  const model = findChild(node, XML_SCHEMA, "sequence", "choice", "all", "group");
  return {
    content: model === undefined ? null : buildParticle({ ...declared, node: model }, all),
    ...buildAttributes({ ...declared, node }, all),
  };
}

/** Text with attributes. */
function simpleContent(node: XmlNode, declared: Declared, all: Declarations): Content {
  const derivation = derivationOf(node);
  if (derivation === undefined) return { ...EMPTY, text: simpleType("string") };
  const base = baseOf(derivation, all);
  const baseText = base?.kind === "complex" ? (base.text ?? simpleType("string")) : baseType(derivation, "base", declared, all);
  const own = contentOf(derivation, declared, all);
  return {
    content: null,
    text: derivation.local === "restriction" ? restrict(baseText, derivation, baseText.name) : baseText,
    attributes: merged(base, own),
    openAttributes: own.openAttributes || (base?.kind === "complex" && base.openAttributes),
    arrayItem: null,
  };
}

function complexContent(node: XmlNode, declared: Declared, all: Declarations): Content {
  const derivation = derivationOf(node);
  if (derivation === undefined) return EMPTY;
  const base = baseOf(derivation, all);
  const own = contentOf(derivation, declared, all);
  if (base?.kind !== "complex") return { ...own, text: null, arrayItem: null };
  if (base.arrayItem !== null) return arrayContent(base, derivation, own.content, all);
  const extended = derivation.local === "extension";
  return {
    content: extended ? inSequence(base.content, own.content) : own.content,
    text: null,
    attributes: merged(base, own),
    openAttributes: own.openAttributes || (extended && base.openAttributes),
    arrayItem: null,
  };
}

const DIMENSIONS_MAX = 10;

/** WSDL 1.1, section 2.2: `wsdl:arrayType="tns:Item[]"`; some only name the element of the items. */
function arrayContent(base: ComplexType, derivation: XmlNode, content: Particle | null, all: Declarations): ComplexType {
  const attribute = findChild(derivation, XML_SCHEMA, "attribute");
  const typed = attribute?.attributes.get(qName(WSDL_11, "arrayType"));
  const [only] = content !== null && (content.kind === "sequence" || content.kind === "choice") ? content.parts : [];
  if (typed === undefined || attribute === undefined) return only?.kind === "element" ? arrayOf(only.element) : base;
  const [written = "", ...brackets] = typed.split("[", DIMENSIONS_MAX + 1);
  const dimensions = brackets.length;
  const itemName = resolveQName(written, attribute);
  let item = { ...anyItem(), type: () => all.findType(itemName) ?? ({ kind: "any" } as const as XsdType) };
  for (let nested = 1; nested < dimensions; nested++) {
    const inner = arrayOf(item);
    item = { ...anyItem(), type: () => inner };
  }
  return arrayOf(item);
}

const EMPTY: Content = { content: null, text: null, attributes: [], openAttributes: false, arrayItem: null };

function derivationOf(node: XmlNode): XmlNode | undefined {
  return findChild(node, XML_SCHEMA, "extension", "restriction");
}

function baseOf(derivation: XmlNode, all: Declarations): XsdType | undefined {
  return all.findType(resolveQName(derivation.attributes.get("base") ?? "", derivation));
}

function inSequence(first: Particle | null, second: Particle | null): Particle | null {
  if (first === null || second === null) return first ?? second;
  return { kind: "sequence", min: 1, max: 1, parts: [first, second] };
}

/** The type's own attributes win over those of its base. */
function merged(base: XsdType | undefined, own: Pick<Content, "attributes">): Content["attributes"] {
  const inherited = base?.kind === "complex" ? base.attributes : [];
  const names = new Set(own.attributes.map(({ name }) => localOf(name)));
  return [...inherited.filter(({ name }) => !names.has(name)), ...own.attributes];
}
