import { XML } from "#lib/executors/api-call/soap/xml/namespaces.ts";
import { qName } from "#lib/executors/api-call/soap/xml/q-name.ts";
import type { XmlNode } from "#lib/executors/api-call/soap/xml/xml-node.ts";
import { XmlProblem } from "#lib/executors/api-call/soap/xml/xml-problem.ts";

const ATTRIBUTES_MAX = 1_000;
/** Most elements have none, and an empty map takes as much as all the rest of an element. */
const NO_ATTRIBUTES: XmlNode["attributes"] = new Map();
/** Without a prototype, so that no prefix is in scope that nobody declared. */
const ROOT_SCOPE: XmlNode["scope"] = Object.assign(Object.create(null), { "": "", xml: XML });

/** Makes elements of names and attributes as they are written (Namespaces in XML 1.0). */
export class NodeBuilder {
  private attributes: [name: string, value: string][] = [];

  /** Of the element that is built next. */
  attribute(name: string, value: string): void {
    if (this.attributes.length >= ATTRIBUTES_MAX) throw new XmlProblem(`has an element with more than ${ATTRIBUTES_MAX} attributes`);
    this.attributes.push([name, value]);
  }

  build(name: string, parent: XmlNode | undefined): XmlNode {
    const scope = this.scope(parent?.scope ?? ROOT_SCOPE);
    const plain = this.attributes.filter(([attribute]) => attribute !== "xmlns" && !attribute.startsWith("xmlns:"));
    this.attributes = [];
    const { ns, local } = resolve(name, scope);
    const attributes = plain.length === 0 ? NO_ATTRIBUTES : new Map(plain.map((attribute) => resolveAttribute(attribute, scope)));
    return { local, ns, attributes, children: [], text: "", scope };
  }

  private scope(outer: XmlNode["scope"]): XmlNode["scope"] {
    const declared = this.attributes.filter(([name]) => name === "xmlns" || name.startsWith("xmlns:"));
    if (declared.length === 0) return outer;
    return Object.assign(Object.create(outer), Object.fromEntries(declared.map(([name, ns]) => [name.slice(6), ns])));
  }
}

/** An attribute without a prefix is in no namespace, whatever the default one is. */
function resolveAttribute([name, value]: [string, string], scope: XmlNode["scope"]): [string, string] {
  if (!name.includes(":")) return [name, value];
  const { ns, local } = resolve(name, scope);
  return [qName(ns, local), value];
}

function resolve(name: string, scope: XmlNode["scope"]): { ns: string; local: string } {
  const colon = name.indexOf(":");
  const ns = scope[colon < 0 ? "" : name.slice(0, colon)];
  if (ns === undefined) throw new XmlProblem("is no well-formed XML: it uses a prefix of a namespace that it does not declare");
  return { ns, local: name.slice(colon + 1) };
}
