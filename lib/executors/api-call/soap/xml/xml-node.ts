/** One element of a document. Text of all its own pieces is joined; comments and processing instructions are dropped. */
export interface XmlNode {
  local: string;
  /** Empty for none. */
  ns: string;
  /** By local name, or `{namespace}local` where the attribute has one. Declarations of namespaces are not among them. */
  attributes: ReadonlyMap<string, string>;
  children: XmlNode[];
  text: string;
  /** The namespaces in scope by prefix, the default one by the empty prefix. */
  scope: Readonly<Record<string, string>>;
}
