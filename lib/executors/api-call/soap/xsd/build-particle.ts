import { isTrue } from "#lib/executors/api-call/soap/xml/is-true.ts";
import { XML_SCHEMA } from "#lib/executors/api-call/soap/xml/namespaces.ts";
import { type QName, resolveQName } from "#lib/executors/api-call/soap/xml/q-name.ts";
import type { XmlNode } from "#lib/executors/api-call/soap/xml/xml-node.ts";
import { buildElement } from "#lib/executors/api-call/soap/xsd/build-element.ts";
import type { Declarations, Declared } from "#lib/executors/api-call/soap/xsd/declarations.ts";
import type { Particle } from "#lib/executors/api-call/soap/xsd/xsd-model.ts";

const GROUP_DEPTH_MAX = 20;

/** A piece of a content model; null for what is no such piece. */
export function buildParticle(declared: Declared, all: Declarations, depth = 0): Particle | null {
  const { node } = declared;
  if (node.ns !== XML_SCHEMA || depth > GROUP_DEPTH_MAX) return null;
  // XML Schema part 1, section 3.9.2: with maxOccurs="0" there is no particle at all.
  if (occursOf(node).max <= 0) return null;
  all.count();
  const make = MAKERS[node.local];
  return make === undefined ? null : make(declared, all, depth);
}

type Maker = (declared: Declared, all: Declarations, depth: number) => Particle | null;

/** Of `all` the order does not matter, so the order in which it is written is as good as any. */
const MAKERS: Record<string, Maker> = {
  element: elementParticle,
  any: ({ node }) => ({ kind: "any", ...occursOf(node) }),
  sequence: (declared, all, depth) => ({ kind: "sequence", ...occursOf(declared.node), parts: partsOf(declared, all, depth) }),
  all: (declared, all, depth) => ({ kind: "sequence", ...occursOf(declared.node), parts: partsOf(declared, all, depth) }),
  choice: (declared, all, depth) => ({ kind: "choice", ...occursOf(declared.node), parts: partsOf(declared, all, depth) }),
  group: groupParticle,
};

function partsOf(declared: Declared, all: Declarations, depth: number): Particle[] {
  return declared.node.children.flatMap((node) => buildParticle({ ...declared, node }, all, depth) ?? []);
}

function groupParticle({ node }: Declared, all: Declarations, depth: number): Particle | null {
  const found = all.groups.get(resolveQName(node.attributes.get("ref") ?? "", node));
  if (found === undefined) return null;
  const parts = partsOf(found, all, depth + 1);
  return { kind: "sequence", ...occursOf(node), parts };
}

function elementParticle(declared: Declared, all: Declarations): Particle | null {
  const { node } = declared;
  const occurs = occursOf(node);
  const ref = node.attributes.get("ref");
  if (ref === undefined) return { kind: "element", ...occurs, element: buildElement(declared, all, false) };
  const name = resolveQName(ref, node);
  const members = substitutesOf(name, all).flatMap((member) => referred(member, all) ?? []);
  const [only] = members;
  if (only === undefined) return null;
  return members.length === 1 ? { ...only, ...occurs } : { kind: "choice", ...occurs, parts: members };
}

function referred(name: QName, all: Declarations): Particle | null {
  all.count();
  const element = all.findElement(name);
  return element === undefined ? null : { kind: "element", min: 1, max: 1, element };
}

/** The element itself and all that may stand in its place; an abstract one only lends its name. */
function substitutesOf(name: QName, all: Declarations): QName[] {
  const found = new Set([name]);
  // The set grows while it is walked.
  for (const current of found) {
    all.count();
    for (const next of all.substitutes.get(current) ?? []) found.add(next);
  }
  return [...found].filter((current) => !isTrue(all.elements.get(current)?.node, "abstract"));
}

function occursOf(node: XmlNode): { min: number; max: number } {
  const max = node.attributes.get("maxOccurs") ?? "1";
  return {
    min: Number(node.attributes.get("minOccurs") ?? 1) || 0,
    max: max === "unbounded" ? Number.POSITIVE_INFINITY : Number(max) || 0,
  };
}
