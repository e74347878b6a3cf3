import type { Json, JsonObject } from "#lib/contracts/json.ts";
import { ExecutorFailure } from "#lib/errors.ts";
import { HEADERS_KEY } from "#lib/executors/api-call/soap/json-schema/reserved-keys.ts";
import { bodyShape, type NamedPart } from "#lib/executors/api-call/soap/message/body-shape.ts";
import type { Envelope } from "#lib/executors/api-call/soap/message/read-envelope.ts";
import { XmlDecoder } from "#lib/executors/api-call/soap/message/xml-decoder.ts";
import type { WsdlMessage } from "#lib/executors/api-call/soap/wsdl/wsdl-model.ts";
import { SOAP_ENCODING_12 } from "#lib/executors/api-call/soap/xml/namespaces.ts";
import { qName } from "#lib/executors/api-call/soap/xml/q-name.ts";
import type { XmlNode } from "#lib/executors/api-call/soap/xml/xml-node.ts";
import type { XsdSchemas } from "#lib/executors/api-call/soap/xsd/xsd-model.ts";

/** The result of an operation, read from its answer. */
export function readBody({ header, body }: Envelope, message: WsdlMessage, schemas: XsdSchemas): Json {
  const decoder = new XmlDecoder(schemas, message.encoded ? elementsById(body) : new Map());
  const shape = bodyShape(message);
  const [first] = body.children;
  if (first !== undefined && message.wrapper === null) assertExpected(first, message, schemas);
  const result =
    shape.kind === "object"
      ? first === undefined
        ? null
        : decoder.value(first, shape.element.type())
      : readParts(decoder, shape.parts, message.wrapper === null ? body.children : (first?.children ?? []));
  const headers = readHeaders(decoder, header, message);
  const isObject = typeof result === "object" && result !== null && !Array.isArray(result);
  return headers === undefined || !isObject ? result : { ...result, [HEADERS_KEY]: headers };
}

/**
 * An answer that is another message is none. Only what the description declares can be told apart: many services get the namespace wrong.
 * In the style `rpc`, the name of the element around the parts means nothing (SOAP 1.1, section 7.1).
 */
function assertExpected({ ns, local }: XmlNode, { parts: [only, ...others] }: WsdlMessage, schemas: XsdSchemas): void {
  if (only === undefined || others.length > 0) return;
  const { element } = only;
  const isDeclared = schemas.findElement(qName(element.ns, element.name)) === element;
  if (!isDeclared || (local === element.name && (ns === element.ns || schemas.findElement(qName(ns, local)) === undefined))) return;
  throw new ExecutorFailure("upstream", `The service answered with another element than ${element.name}, which its description tells`);
}

/** Parts by their names; one that a service calls otherwise is still the only one. */
function readParts(decoder: XmlDecoder, parts: readonly NamedPart[], nodes: readonly XmlNode[]): JsonObject {
  const [onlyPart, ...otherParts] = parts;
  const [onlyNode, ...otherNodes] = nodes;
  if (onlyPart !== undefined && onlyNode !== undefined && otherParts.length === 0 && otherNodes.length === 0) {
    return { [onlyPart.key]: decoder.value(onlyNode, onlyPart.element.type()) };
  }
  const found = parts.flatMap(({ key, element }): [string, Json][] => {
    const node = nodes.find(({ local }) => local === key || local === element.name);
    return node === undefined ? [] : [[key, decoder.value(node, element.type())]];
  });
  return Object.fromEntries(found);
}

function readHeaders(decoder: XmlDecoder, header: XmlNode | undefined, { headers }: WsdlMessage): JsonObject | undefined {
  if (header === undefined || headers.length === 0) return undefined;
  const parts = headers.map(({ element }) => ({ key: element.name, element }));
  const known = new Set(parts.map(({ key }) => key));
  const nodes = header.children.filter(({ local }) => known.has(local));
  return nodes.length === 0 ? undefined : readParts(decoder, parts, nodes);
}

function elementsById(body: XmlNode): Map<string, XmlNode> {
  const found = new Map<string, XmlNode>();
  const open = [body];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const id = node.attributes.get("id") ?? node.attributes.get(qName(SOAP_ENCODING_12, "id"));
    if (id !== undefined && !found.has(id)) found.set(id, node);
    open.push(...node.children);
  }
  return found;
}
