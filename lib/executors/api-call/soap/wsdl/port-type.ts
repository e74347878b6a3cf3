import { findChild, findChildren } from "#lib/executors/api-call/soap/xml/find-children.ts";
import { WSDL_11 } from "#lib/executors/api-call/soap/xml/namespaces.ts";
import type { XmlNode } from "#lib/executors/api-call/soap/xml/xml-node.ts";
import { documentationOf } from "#lib/executors/api-call/soap/xsd/documentation-of.ts";

/** The abstract operations of a `portType`, which any number of bindings may name. */
export class PortType {
  private readonly byName = new Map<string, XmlNode>();
  private readonly documentation = new Map<XmlNode, string>();

  constructor(node: XmlNode) {
    // Of several that are alike, the first one counts.
    for (const operation of findChildren(node, WSDL_11, "operation").reverse()) {
      for (const key of keysOf(operation)) this.byName.set(key, operation);
    }
  }

  /** Of several with the same name, the one whose messages are called alike. */
  operation(bound: XmlNode): XmlNode | undefined {
    const [name, exact] = keysOf(bound);
    return this.byName.get(exact) ?? this.byName.get(name);
  }

  documentationOf(operation: XmlNode): string {
    const known = this.documentation.get(operation) ?? documentationOf(operation);
    this.documentation.set(operation, known);
    return known;
  }
}

function keysOf(operation: XmlNode): [name: string, exact: string] {
  const name = operation.attributes.get("name") ?? "";
  const input = findChild(operation, WSDL_11, "input")?.attributes.get("name");
  return [JSON.stringify([name]), JSON.stringify([name, input ?? null])];
}
