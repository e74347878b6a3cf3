import type { DescriptionBudget } from "#lib/executors/api-call/soap/description-budget.ts";
import { schemasIn } from "#lib/executors/api-call/soap/wsdl/find-imports.ts";
import type { WsdlSet } from "#lib/executors/api-call/soap/wsdl/wsdl-set.ts";
import { findChildren } from "#lib/executors/api-call/soap/xml/find-children.ts";
import { XML_SCHEMA } from "#lib/executors/api-call/soap/xml/namespaces.ts";
import type { XmlNode } from "#lib/executors/api-call/soap/xml/xml-node.ts";

interface Schema {
  node: XmlNode;
  ns: string;
}

/** All schemas of a description, each with its namespace. One without takes that of whoever includes it (XML Schema part 1, section 4.2.1). */
export function collectSchemas(files: ReadonlyMap<string, XmlNode>, bases: WsdlSet["bases"], budget: DescriptionBudget): Schema[] {
  const found = new Map<string, Schema>();
  const add = (key: string, href: string, node: XmlNode, ns: string): void => {
    if (found.has(key)) return;
    found.set(key, { node: inNamespace(node, ns, budget), ns });
    for (const include of findChildren(node, XML_SCHEMA, "include", "redefine", "override")) {
      const included = URL.parse(include.attributes.get("schemaLocation")?.trim() ?? "", bases?.[href] ?? href);
      if (included === null) continue;
      included.hash = "";
      const target = files.get(included.href);
      if (target !== undefined) add(`${included.href} ${ns}`, included.href, target, target.attributes.get("targetNamespace") ?? ns);
    }
  };
  for (const [href, root] of files) {
    for (const [index, node] of (root.ns === XML_SCHEMA ? [] : schemasIn(root)).entries()) {
      add(`${href} inline ${index}`, href, node, node.attributes.get("targetNamespace") ?? "");
    }
  }
  for (const [href, root] of files) {
    const ns = root.attributes.get("targetNamespace") ?? "";
    if (root.ns === XML_SCHEMA) add(`${href} ${ns}`, href, root, ns);
  }
  return [...found.values()];
}

/** Names without a prefix in a schema without a namespace mean those of the namespace that it is taken into. */
function inNamespace(node: XmlNode, ns: string, budget: DescriptionBudget): XmlNode {
  if (ns === "" || node.attributes.has("targetNamespace")) return node;
  const scopes = new Map<XmlNode["scope"], XmlNode["scope"]>();
  const scopeOf = (scope: XmlNode["scope"]): XmlNode["scope"] => {
    const moved = scopes.get(scope) ?? Object.assign(Object.create(scope), { "": scope[""] || ns });
    scopes.set(scope, moved);
    return moved;
  };
  const move = (current: XmlNode): XmlNode => {
    // Each namespace that includes it gets a copy of its own.
    budget.spend("nodes");
    return { ...current, scope: scopeOf(current.scope), children: current.children.map(move) };
  };
  return move(node);
}
