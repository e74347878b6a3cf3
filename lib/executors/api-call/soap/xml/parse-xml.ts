import sax, { type SAXParser } from "sax";
import { NodeBuilder } from "#lib/executors/api-call/soap/xml/node-builder.ts";
import type { XmlNode } from "#lib/executors/api-call/soap/xml/xml-node.ts";
import { XmlProblem } from "#lib/executors/api-call/soap/xml/xml-problem.ts";

/** Each level can become two of the result: an object in a list. */
const DEPTH_MAX = 95;
/** Only the five entities of XML, where all of HTML would be taken otherwise; the types do not know the option. */
const OPTIONS = { trim: false, strictEntities: true };

/** The elements of one document, each of which takes several hundred bytes. */
const NODES_MAX = 200_000;

/**
 * The root element of a document. No DTD and no entities besides the five of XML. Throws an XmlProblem. `count` is called for each element,
 * and throws where these are too many.
 */
export function parseXml(text: string, count = countUpTo(NODES_MAX)): XmlNode {
  // Not the parser's own namespaces: with them, its time grows with the square of an element's attributes.
  const parser = sax.parser(true, OPTIONS);
  const open: XmlNode[] = [];
  const builder = new NodeBuilder();
  let root: XmlNode | undefined;
  parser.onattribute = ({ name, value }) => builder.attribute(name, value);
  parser.onopentag = ({ name }) => {
    if (open.length >= DEPTH_MAX) throw new XmlProblem(`is nested deeper than ${DEPTH_MAX} levels`);
    count();
    if (root !== undefined && open.length === 0) throw new XmlProblem("is no well-formed XML: it has two root elements");
    const node = builder.build(name, open.at(-1));
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

function countUpTo(max: number): () => void {
  let count = 0;
  return () => {
    if (++count > max) throw new XmlProblem(`holds more than ${max.toLocaleString("en")} elements`);
  };
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
