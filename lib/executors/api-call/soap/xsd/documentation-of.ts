import type { XmlNode } from "#lib/executors/api-call/soap/xml/xml-node.ts";

const CHARS_MAX = 1_000;

/** What a schema or a WSDL says in words about one of its pieces, in one line. */
export function documentationOf(node: XmlNode): string {
  const places = [node, ...node.children.filter(({ local }) => local === "annotation")];
  const texts = places.flatMap(({ children }) => children.filter(({ local }) => local === "documentation").map(({ text }) => text));
  const line = texts.join(" ").replace(/\s+/g, " ").trim();
  return line.length > CHARS_MAX ? `${line.slice(0, CHARS_MAX).toWellFormed()}…` : line;
}
