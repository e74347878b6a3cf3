import type { QName } from "#lib/executors/api-call/soap/xml/q-name.ts";
import type { XsdElement, XsdSchemas } from "#lib/executors/api-call/soap/xsd/xsd-model.ts";

export interface MessagePart {
  name: string;
  element: XsdElement;
}

export interface WsdlMessage {
  /** In the style `rpc`, the element around the parts. */
  wrapper: { name: string; ns: string } | null;
  parts: readonly MessagePart[];
  headers: readonly MessagePart[];
  /** SOAP 1.1, section 5: each element tells its type. */
  encoded: boolean;
}

export interface WsdlOperation {
  service: string;
  port: string;
  name: string;
  portType: QName;
  /** Where the description says that the port is. */
  address: string | null;
  soapVersion: "1.1" | "1.2";
  action: string;
  documentation: string;
  input: WsdlMessage;
  /** Null for an operation that does not answer. */
  output: WsdlMessage | null;
}

export interface Wsdl {
  schemas: XsdSchemas;
  /** In the order of the services and ports. */
  operations: readonly WsdlOperation[];
}
