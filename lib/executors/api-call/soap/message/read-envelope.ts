import { findChild } from "#lib/executors/api-call/soap/xml/find-children.ts";
import { SOAP_11, SOAP_12 } from "#lib/executors/api-call/soap/xml/namespaces.ts";
import { parseXml } from "#lib/executors/api-call/soap/xml/parse-xml.ts";
import type { XmlNode } from "#lib/executors/api-call/soap/xml/xml-node.ts";
import { XmlProblem } from "#lib/executors/api-call/soap/xml/xml-problem.ts";

export interface Envelope {
  header: XmlNode | undefined;
  body: XmlNode;
  /** What the service says instead of an answer. */
  fault: XmlNode | undefined;
}

/** A SOAP message of either version. Throws an XmlProblem. */
export function readEnvelope(text: string): Envelope {
  const root = parseXml(text);
  const isSoap = root.local === "Envelope" && (root.ns === SOAP_11 || root.ns === SOAP_12);
  const body = isSoap ? findChild(root, root.ns, "Body") : undefined;
  if (body === undefined) throw new XmlProblem("is XML, but no SOAP message");
  return { header: findChild(root, root.ns, "Header"), body, fault: findChild(body, root.ns, "Fault") };
}
