import sax, { type QualifiedTag, type SAXParser } from "sax";
import { qName } from "#lib/executors/api-call/soap/xml/q-name.ts";
import type { XmlNode } from "#lib/executors/api-call/soap/xml/xml-node.ts";
import { XmlProblem } from "#lib/executors/api-call/soap/xml/xml-problem.ts";

/** Each level can become two of the result: an object in a list. */
const DEPTH_MAX = 95;
const NODES_MAX = 500_000;
/** The types know nothing of `strictEntities`: the five of XML, where all of HTML's would be taken otherwise. */
const OPTIONS = { xmlns: true, strictEntities: true };
const XMLNS = "http://www.w3.org/2000/xmlns/";

/** The root element of a document. No DTD and no entities besides the five of XML. Throws an XmlProblem. */
export function parseXml(text: string): XmlNode {
  const parser = sax.parser(true, OPTIONS);
  const open: XmlNode[] = [];
  let root: XmlNode | undefined;
  let nodes = 0;
  parser.onopentag = (tag) => {
    if (open.length >= DEPTH_MAX) throw new XmlProblem(`is nested deeper than ${DEPTH_MAX} levels`);
    if (++nodes > NODES_MAX) throw new XmlProblem(`holds more than ${NODES_MAX.toLocaleString("en")} elements`);
    if (root !== undefined && open.length === 0) throw new XmlProblem("is no well-formed XML: it has two root elements");
    // With `xmlns: true` every tag is a qualified one.
    const node = toNode(tag as QualifiedTag);
    open.at(-1)?.children.push(node);
    root ??= node;
    open.push(node);
  };
  parser.onclosetag = () => {
    open.pop();
  };
  parser.ontext = addText;
  parser.oncdata = addText;
  function addText(piece: string): void {
    const node = open.at(-1);
    if (node !== undefined) node.text += piece;
  }
  run(parser, text);
  if (root === undefined) throw new XmlProblem("is no XML");
  return root;
}

function run(parser: SAXParser, text: string): void {
  parser.ondoctype = () => {
    throw new XmlProblem("has a document type declaration, which is not read");
  };
  // The parser's own words quote the text.
  parser.onerror = () => {
    throw new XmlProblem(`is no well-formed XML: line ${parser.line + 1}, column ${parser.column + 1}`);
  };
  parser.write(text.replace(/^\uFEFF/, "")).close();
}

function toNode({ local, uri, attributes, ns }: QualifiedTag): XmlNode {
  const own = Object.values(attributes).filter((attribute) => attribute.uri !== XMLNS && attribute.name !== "xmlns");
  return {
    local,
    ns: uri,
    attributes: new Map(own.map((attribute) => [qName(attribute.prefix === "" ? "" : attribute.uri, attribute.local), attribute.value])),
    children: [],
    text: "",
    scope: ns,
  };
}
