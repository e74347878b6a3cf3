import type { XmlNode } from "#lib/executors/api-call/soap/xml/xml-node.ts";

/** XML Schema part 2, section 3.2.2: a boolean has two spellings. */
export function isTrue(node: Pick<XmlNode, "attributes"> | undefined, attribute: string): boolean {
  const text = node?.attributes.get(attribute)?.trim();
  return text === "true" || text === "1";
}
