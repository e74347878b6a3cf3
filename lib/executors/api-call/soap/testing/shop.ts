import type { Json, JsonObject } from "#lib/contracts/json.ts";
import { operationSchemas } from "#lib/executors/api-call/soap/json-schema/operation-schemas.ts";
import { buildEnvelope } from "#lib/executors/api-call/soap/message/build-envelope.ts";
import { readBody } from "#lib/executors/api-call/soap/message/read-body.ts";
import { readEnvelope } from "#lib/executors/api-call/soap/message/read-envelope.ts";
import { readWsdl } from "#lib/executors/api-call/soap/wsdl/read-wsdl.ts";
import type { WsdlOperation } from "#lib/executors/api-call/soap/wsdl/wsdl-model.ts";

export interface Shop {
  bodySchema: JsonObject;
  responseSchema: JsonObject | boolean | null;
  /** What is inside of the message's body. */
  write(parameters: JsonObject): string;
  /** The whole message. */
  envelope(parameters: JsonObject): string;
  /** The result that this body of an answer is. */
  read(body: string): Json;
}

const SOAP = "http://schemas.xmlsoap.org/soap/envelope/";

/** The first operation of a description, without a network. */
export function shopOf(text: string, others: Record<string, string> = {}): Shop {
  const wsdl = readWsdl({ root: "http://shop.invalid/?wsdl", files: { "http://shop.invalid/?wsdl": text, ...others } });
  // A description without operations is refused.
  const operation = wsdl.operations[0] as WsdlOperation;
  const { bodySchema, responseSchema } = operationSchemas(wsdl, operation);
  const envelope = (parameters: JsonObject) => buildEnvelope(operation, wsdl.schemas, parameters, undefined);
  return {
    bodySchema,
    responseSchema,
    envelope,
    write: (parameters) => /<soap:Body>(.*)<\/soap:Body>/s.exec(envelope(parameters))?.[1] ?? "",
    read(body) {
      const text = `<s:Envelope xmlns:s="${SOAP}" xmlns:t="urn:shop" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><s:Body>${body}</s:Body></s:Envelope>`;
      if (operation.output === null) return null;
      return readBody(readEnvelope(text), operation.output, wsdl.schemas);
    },
  };
}
