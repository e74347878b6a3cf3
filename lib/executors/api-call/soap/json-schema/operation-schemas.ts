import type { JsonObject } from "#lib/contracts/json.ts";
import { HEADERS_KEY } from "#lib/executors/api-call/soap/json-schema/reserved-keys.ts";
import { SchemaWriter } from "#lib/executors/api-call/soap/json-schema/schema-writer.ts";
import type { Direction } from "#lib/executors/api-call/soap/json-schema/simple-to-json-schema.ts";
import { bodyShape, type NamedPart } from "#lib/executors/api-call/soap/message/body-shape.ts";
import type { Wsdl, WsdlMessage, WsdlOperation } from "#lib/executors/api-call/soap/wsdl/wsdl-model.ts";

export interface OperationSchemas {
  bodySchema: JsonObject;
  responseSchema: JsonObject | null;
}

/** Well below what our own check of schemas allows (64 KB): a schema takes time to be compiled, too. */
const WANTED = { bytes: 24_000, nodes: 400 };
/** What the parameters themselves may take, without what lies in them. */
const NEEDED = { bytes: 56_000, nodes: 2_500 };
/** Levels of the service's own types; of what is too large, fewer are shown. */
const DEPTH_MAX = 12;

/** The parameters and the result of an operation as JSON Schema, without references. */
export function operationSchemas(wsdl: Wsdl, { input, output }: WsdlOperation): OperationSchemas {
  return { bodySchema: fitting(wsdl, input, "input"), responseSchema: output === null ? null : fitting(wsdl, output, "output") };
}

/** As deep as it may be. */
function fitting({ schemas }: Wsdl, message: WsdlMessage, direction: Direction): JsonObject {
  let fitting: JsonObject = { type: "object" };
  for (let depthMax = 1; depthMax <= DEPTH_MAX; depthMax++) {
    const limits = depthMax === 1 ? NEEDED : WANTED;
    const writer = new SchemaWriter(schemas, direction, { depthMax, nodesMax: limits.nodes, charsMax: limits.bytes });
    const written = messageSchema(writer, message, direction);
    if (writer.isFull || JSON.stringify(written).length > limits.bytes) return fitting;
    if (writer.isWhole) return written;
    fitting = written;
  }
  return fitting;
}

function messageSchema(writer: SchemaWriter, message: WsdlMessage, direction: Direction): JsonObject {
  const shape = bodyShape(message);
  if (shape.kind === "named") return withHeaders(writer, message, namedSchema(writer, shape.parts, direction), direction);
  if (direction === "output" && shape.element.nillable) return writer.element(shape.element);
  return withHeaders(writer, message, writer.root(shape.type), direction);
}

function namedSchema(writer: SchemaWriter, parts: readonly NamedPart[], direction: Direction): JsonObject {
  const required = parts.map(({ key }) => key);
  return {
    type: "object",
    properties: Object.fromEntries(parts.map(({ key, element }) => [key, writer.element(element)])),
    ...(required.length === 0 || direction === "output" ? {} : { required }),
    ...(direction === "input" ? { additionalProperties: false } : {}),
  };
}

/** A description does not say which of its headers a call needs. */
function withHeaders(writer: SchemaWriter, { headers }: WsdlMessage, body: JsonObject, direction: Direction): JsonObject {
  if (headers.length === 0) return body;
  const parts = headers.map(({ element }) => ({ key: element.name, element }));
  const { required: _, ...schema } = namedSchema(writer, parts, direction);
  const properties = body["properties"] as JsonObject;
  return { ...body, properties: { [HEADERS_KEY]: schema, ...properties } };
}
