import type { Json, JsonObject } from "#lib/contracts/json.ts";
import { invalidParameter } from "#lib/executors/api-call/rest/invalid-parameter.ts";
import { HEADERS_KEY } from "#lib/executors/api-call/soap/json-schema/reserved-keys.ts";
import { bodyShape, type NamedPart } from "#lib/executors/api-call/soap/message/body-shape.ts";
import { ElementEncoder } from "#lib/executors/api-call/soap/message/element-encoder.ts";
import { joinPath } from "#lib/executors/api-call/soap/message/join-path.ts";
import type { WsdlMessage, WsdlOperation } from "#lib/executors/api-call/soap/wsdl/wsdl-model.ts";
import {
  SOAP_11,
  SOAP_12,
  SOAP_ENCODING_11,
  SOAP_ENCODING_12,
  XML_SCHEMA,
  XML_SCHEMA_INSTANCE,
} from "#lib/executors/api-call/soap/xml/namespaces.ts";
import { qName } from "#lib/executors/api-call/soap/xml/q-name.ts";
import { XmlWriter } from "#lib/executors/api-call/soap/xml/xml-writer.ts";
import type { XsdSchemas } from "#lib/executors/api-call/soap/xsd/xsd-model.ts";

/** The message that calls an operation. `security` goes into its header as it stands; undefined for none. */
export function buildEnvelope(operation: WsdlOperation, schemas: XsdSchemas, parameters: JsonObject, security: string | undefined): string {
  const { soapVersion, input } = operation;
  const soap = soapVersion === "1.1" ? SOAP_11 : SOAP_12;
  const writer = new XmlWriter({ soap, xsi: XML_SCHEMA_INSTANCE, xsd: XML_SCHEMA });
  const { [HEADERS_KEY]: given, ...own } = parameters;
  // A field of the operation's own wins.
  const isOwn = given === undefined || input.headers.length === 0;
  const headers = isOwn ? {} : toHeaders(given, input);
  if (security !== undefined || Object.keys(headers).length > 0) {
    writer.element(qName(soap, "Header"), [], () => {
      const parts = input.headers.map(({ element }) => ({ key: element.name, element }));
      writeParts(new ElementEncoder(writer, schemas, false), parts, headers, HEADERS_KEY);
      writer.raw(security ?? "");
    });
  }
  writer.element(qName(soap, "Body"), [], () => writeBody(writer, schemas, operation, isOwn ? parameters : own));
  return `<?xml version="1.0" encoding="utf-8"?><soap:Envelope${writer.declarations}>${writer.content}</soap:Envelope>`;
}

function writeBody(writer: XmlWriter, schemas: XsdSchemas, { input, soapVersion }: WsdlOperation, parameters: JsonObject): void {
  const elements = new ElementEncoder(writer, schemas, input.encoded);
  const shape = bodyShape(input);
  if (shape.kind === "object") {
    elements.element(shape.element, parameters, "");
    return;
  }
  if (input.wrapper === null) {
    writeParts(elements, shape.parts, parameters, "");
    return;
  }
  const [soap, encoding] = soapVersion === "1.1" ? [SOAP_11, SOAP_ENCODING_11] : [SOAP_12, SOAP_ENCODING_12];
  const { ns, name } = input.wrapper;
  writer.element(qName(ns, name), input.encoded ? [[qName(soap, "encodingStyle"), encoding]] : [], () => {
    writeParts(elements, shape.parts, parameters, "");
  });
}

function writeParts(elements: ElementEncoder, parts: readonly NamedPart[], values: JsonObject, path: string): void {
  const known = new Set(parts.map(({ key }) => key));
  const unknown = Object.keys(values).find((key) => !known.has(key));
  if (unknown !== undefined) throw invalidParameter(joinPath(path, unknown), "is not known here");
  for (const { key, element } of parts) {
    const value = values[key];
    if (value !== undefined) elements.element(element, value, joinPath(path, key));
  }
}

function toHeaders(given: Json, { headers }: WsdlMessage): JsonObject {
  if (typeof given === "object" && given !== null && !Array.isArray(given)) return given;
  throw invalidParameter(HEADERS_KEY, `must be an object of ${headers.map(({ element }) => element.name).join(", ")}`);
}
