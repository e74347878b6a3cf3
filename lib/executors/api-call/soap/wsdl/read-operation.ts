import type { WsdlPieces } from "#lib/executors/api-call/soap/wsdl/read-wsdl.ts";
import type { MessagePart, WsdlMessage, WsdlOperation } from "#lib/executors/api-call/soap/wsdl/wsdl-model.ts";
import { findChild, findChildren } from "#lib/executors/api-call/soap/xml/find-children.ts";
import { WSDL_11, WSDL_SOAP_11, WSDL_SOAP_12 } from "#lib/executors/api-call/soap/xml/namespaces.ts";
import { resolveQName } from "#lib/executors/api-call/soap/xml/q-name.ts";
import type { XmlNode } from "#lib/executors/api-call/soap/xml/xml-node.ts";
import type { XsdElement } from "#lib/executors/api-call/soap/xsd/xsd-model.ts";

export interface Binding {
  node: XmlNode;
  ns: string;
}

/** What is the same wherever the binding is offered. */
export type BoundOperation = Omit<WsdlOperation, "service" | "port" | "address" | "soapVersion">;

/** An operation of a binding with its messages; undefined where the description contradicts itself. */
export function readOperation(node: XmlNode, binding: Binding, pieces: WsdlPieces): BoundOperation | undefined {
  const name = node.attributes.get("name") ?? "";
  const portType = resolveQName(binding.node.attributes.get("type") ?? "", binding.node);
  const found = pieces.portTypes.get(portType);
  const abstract = found?.operation(node);
  if (found === undefined || abstract === undefined) return undefined;
  const own = soapChild(node, "operation");
  const style = own?.attributes.get("style") ?? soapChild(binding.node, "binding")?.attributes.get("style") ?? "document";
  const message = (side: "input" | "output") => {
    const bound = findChild(node, WSDL_11, side);
    const declared = findChild(abstract, WSDL_11, side);
    if (declared === undefined) return null;
    const wrapper = style === "rpc" ? (side === "input" ? name : `${name}Response`) : null;
    return readMessage({ bound, declared, wrapper, ns: binding.ns }, pieces);
  };
  return {
    name,
    portType,
    action: own?.attributes.get("soapAction") ?? "",
    documentation: found.documentationOf(abstract),
    input: message("input") ?? { wrapper: null, parts: [], headers: [], encoded: false },
    output: message("output"),
  };
}

interface MessageSource {
  bound: XmlNode | undefined;
  declared: XmlNode;
  /** Name of the element around the parts; null in the style `document`. */
  wrapper: string | null;
  /** Target namespace of the binding. */
  ns: string;
}

function readMessage({ bound, declared, wrapper, ns }: MessageSource, pieces: WsdlPieces): WsdlMessage {
  const body = soapChild(bound, "body");
  const messageName = resolveQName(declared.attributes.get("message") ?? "", declared);
  const all = partsOf(pieces.messages.get(messageName), pieces);
  const headers = [WSDL_SOAP_11, WSDL_SOAP_12]
    .flatMap((soap) => findChildren(bound, soap, "header"))
    .map((header) => ({
      message: resolveQName(header.attributes.get("message") ?? "", header),
      part: header.attributes.get("part") ?? "",
    }));
  const listed = body?.attributes.get("parts");
  const named = listed === undefined ? undefined : new Set(listed.split(/\s+/));
  const asHeader = new Set(headers.filter(({ message }) => message === messageName).map(({ part }) => part));
  const parts = all.filter((part) => (named === undefined ? !asHeader.has(part.name) : named.has(part.name)));
  return {
    wrapper: wrapper === null ? null : { name: wrapper, ns: body?.attributes.get("namespace") ?? ns },
    parts,
    headers: headers.flatMap(({ message, part }) => partsOf(pieces.messages.get(message), pieces).filter(({ name }) => name === part)),
    encoded: body?.attributes.get("use") === "encoded",
  };
}

/** A part is an element of a schema, or has a type and is an element of its own name. */
function partsOf(message: XmlNode | undefined, { schemas, budget }: WsdlPieces): MessagePart[] {
  budget.spend("parts", message?.children.length ?? 0);
  return findChildren(message, WSDL_11, "part").flatMap((part) => {
    const name = part.attributes.get("name") ?? "";
    const element = part.attributes.get("element");
    if (element !== undefined) {
      const found = schemas.findElement(resolveQName(element, part));
      return found === undefined ? [] : [{ name, element: found }];
    }
    const typeName = resolveQName(part.attributes.get("type") ?? "", part);
    const own: XsdElement = {
      name,
      ns: "",
      type: () => schemas.findType(typeName) ?? { kind: "any" },
      nillable: false,
      fixed: null,
      documentation: "",
    };
    return [{ name, element: own }];
  });
}

function soapChild(node: XmlNode | undefined, local: string): XmlNode | undefined {
  return findChild(node, WSDL_SOAP_11, local) ?? findChild(node, WSDL_SOAP_12, local);
}
