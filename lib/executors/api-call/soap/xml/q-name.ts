import type { XmlNode } from "#lib/executors/api-call/soap/xml/xml-node.ts";

/** A name with its namespace: `{http://example.com}Order`, or `Order` without one. */
export type QName = string;

export function qName(ns: string, local: string): QName {
  return ns === "" ? local : `{${ns}}${local}`;
}

export function localOf(name: QName): string {
  return name.slice(name.lastIndexOf("}") + 1);
}

export function namespaceOf(name: QName): string {
  return name.startsWith("{") ? name.slice(1, name.lastIndexOf("}")) : "";
}

/** What `tns:Order` means where it stands. */
export function resolveQName(text: string, at: Pick<XmlNode, "scope">): QName {
  const trimmed = text.trim();
  const colon = trimmed.indexOf(":");
  const prefix = colon < 0 ? "" : trimmed.slice(0, colon);
  return qName(at.scope[prefix] ?? "", trimmed.slice(colon + 1));
}
