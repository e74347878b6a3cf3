import type { WsdlPieces } from "#lib/executors/api-call/soap/wsdl/read-wsdl.ts";
import type { MessagePart, WsdlMessage, WsdlOperation } from "#lib/executors/api-call/soap/wsdl/wsdl-model.ts";
import { findChild, findChildren } from "#lib/executors/api-call/soap/xml/find-children.ts";
import { WSDL_11, WSDL_SOAP_11, WSDL_SOAP_12 } from "#lib/executors/api-call/soap/xml/namespaces.ts";
import { resolveQName } from "#lib/executors/api-call/soap/xml/q-name.ts";
import type { XmlNode } from "#lib/executors/api-call/soap/xml/xml-node.ts";
import { documentationOf } from "#lib/executors/api-call/soap/xsd/documentation-of.ts";
import type { XsdElement, XsdSchemas } from "#lib/executors/api-call/soap/xsd/xsd-model.ts";

interface Source {
  /** The operation of a binding. */
  node: XmlNode;
  binding: { node: XmlNode; ns: string };
  place: Pick<WsdlOperation, "service" | "port" | "address" | "soapVersion">;
}

/** An operation with its messages; undefined where the description contradicts itself. */
export function readOperation({ node, binding, place }: Source, pieces: WsdlPieces, schemas: XsdSchemas): WsdlOperation | undefined {
  const name = node.attributes.get("name") ?? "";
  const portType = resolveQName(binding.node.attributes.get("type") ?? "", binding.node);
  const abstract = abstractOf(node, findChildren(pieces.portTypes.get(portType), WSDL_11, "operation"));
  if (abstract === undefined) return undefined;
  const own = soapChild(node, "operation");
  const style = own?.attributes.get("style") ?? soapChild(binding.node, "binding")?.attributes.get("style") ?? "document";
  const message = (side: "input" | "output") => {
    const bound = findChild(node, WSDL_11, side);
    const declared = findChild(abstract, WSDL_11, side);
    if (declared === undefined) return null;
    const wrapper = style === "rpc" ? (side === "input" ? name : `${name}Response`) : null;
    return readMessage({ bound, declared, wrapper, ns: binding.ns }, pieces, schemas);
  };
  return {
    ...place,
    name,
    portType,
    action: own?.attributes.get("soapAction") ?? "",
    documentation: documentationOf(abstract),
    input: message("input") ?? { wrapper: null, parts: [], headers: [], encoded: false },
    output: message("output"),
  };
}

/** The operation of the port type; of several with the same name, the one whose messages are called alike. */
function abstractOf(bound: XmlNode, operations: readonly XmlNode[]): XmlNode | undefined {
  const input = (node: XmlNode) => findChild(node, WSDL_11, "input")?.attributes.get("name");
  const alike = operations.filter(({ attributes }) => attributes.get("name") === bound.attributes.get("name"));
  return alike.find((operation) => input(operation) === input(bound)) ?? alike[0];
}

interface MessageSource {
  bound: XmlNode | undefined;
  declared: XmlNode;
  /** Name of the element around the parts; null in the style `document`. */
  wrapper: string | null;
  /** Target namespace of the binding. */
  ns: string;
}

function readMessage({ bound, declared, wrapper, ns }: MessageSource, pieces: WsdlPieces, schemas: XsdSchemas): WsdlMessage {
  const body = soapChild(bound, "body");
  const messageName = resolveQName(declared.attributes.get("message") ?? "", declared);
  const all = partsOf(pieces.messages.get(messageName), schemas);
  const headers = [WSDL_SOAP_11, WSDL_SOAP_12]
    .flatMap((soap) => findChildren(bound, soap, "header"))
    .map((header) => ({
      message: resolveQName(header.attributes.get("message") ?? "", header),
      part: header.attributes.get("part") ?? "",
    }));
  const named = body?.attributes.get("parts")?.split(/\s+/);
  const asHeader = new Set(headers.filter(({ message }) => message === messageName).map(({ part }) => part));
  const parts = all.filter((part) => (named === undefined ? !asHeader.has(part.name) : named.includes(part.name)));
  return {
    wrapper: wrapper === null ? null : { name: wrapper, ns: body?.attributes.get("namespace") ?? ns },
    parts,
    headers: headers.flatMap(({ message, part }) => partsOf(pieces.messages.get(message), schemas).filter(({ name }) => name === part)),
    encoded: body?.attributes.get("use") === "encoded",
  };
}

/** A part is an element of a schema, or has a type and is an element of its own name. */
function partsOf(message: XmlNode | undefined, schemas: XsdSchemas): MessagePart[] {
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
