import type { XmlNode } from "#lib/executors/api-call/soap/xml/xml-node.ts";

export function findChildren(node: XmlNode | undefined, ns: string, ...locals: string[]): XmlNode[] {
  return node?.children.filter((child) => child.ns === ns && locals.includes(child.local)) ?? [];
}

export function findChild(node: XmlNode | undefined, ns: string, ...locals: string[]): XmlNode | undefined {
  return findChildren(node, ns, ...locals)[0];
}
