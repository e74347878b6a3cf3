import { findChildren } from "#lib/executors/api-call/soap/xml/find-children.ts";
import { WELL_KNOWN, WSDL_11, XML_SCHEMA } from "#lib/executors/api-call/soap/xml/namespaces.ts";
import type { XmlNode } from "#lib/executors/api-call/soap/xml/xml-node.ts";

/** Where a WSDL or a schema says that more of it can be found. An import without an address names a namespace only. */
export function findImports(root: XmlNode): string[] {
  const schemas = root.ns === XML_SCHEMA ? [root] : schemasIn(root);
  const ofSchemas = schemas.flatMap((schema) => findChildren(schema, XML_SCHEMA, "import", "include", "redefine", "override"));
  return [...locations(findChildren(root, WSDL_11, "import"), "location"), ...locations(ofSchemas, "schemaLocation")];
}

export function schemasIn(definitions: XmlNode): XmlNode[] {
  return findChildren(definitions, WSDL_11, "types").flatMap((types) => findChildren(types, XML_SCHEMA, "schema"));
}

function locations(nodes: readonly XmlNode[], attribute: string): string[] {
  const needed = nodes.filter(({ attributes }) => !WELL_KNOWN.has(attributes.get("namespace") ?? ""));
  return needed.flatMap(({ attributes }) => attributes.get(attribute)?.trim() ?? []).filter((location) => location !== "");
}
