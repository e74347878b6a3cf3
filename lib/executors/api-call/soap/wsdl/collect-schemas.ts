import { schemasIn } from "#lib/executors/api-call/soap/wsdl/find-imports.ts";
import { findChildren } from "#lib/executors/api-call/soap/xml/find-children.ts";
import { XML_SCHEMA } from "#lib/executors/api-call/soap/xml/namespaces.ts";
import type { XmlNode } from "#lib/executors/api-call/soap/xml/xml-node.ts";

interface Schema {
  node: XmlNode;
  ns: string;
}

/** All schemas of a description, each with its namespace. One without takes that of whoever includes it (XML Schema part 1, section 4.2.1). */
export function collectSchemas(files: ReadonlyMap<string, XmlNode>): Schema[] {
  const found = new Map<string, Schema>();
  const add = (key: string, href: string, node: XmlNode, ns: string): void => {
    if (found.has(key)) return;
    found.set(key, { node: inNamespace(node, ns), ns });
    for (const include of findChildren(node, XML_SCHEMA, "include", "redefine", "override")) {
      const included = URL.parse(include.attributes.get("schemaLocation")?.trim() ?? "", href);
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
function inNamespace(node: XmlNode, ns: string): XmlNode {
  if (ns === "" || node.attributes.has("targetNamespace")) return node;
  const move = (current: XmlNode): XmlNode => ({
    ...current,
    scope: { ...flatten(current.scope), "": current.scope[""] || ns },
    children: current.children.map(move),
  });
  return move(node);
}

/** The parser's scopes inherit from each other. */
function flatten(scope: XmlNode["scope"]): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const prefix in scope) flat[prefix] = scope[prefix] ?? "";
  return flat;
}
