import type { Parameters } from "#lib/contracts/parameters.ts";
import type { WsSecurity } from "#lib/contracts/ws-security.ts";
import type { Wsdl, WsdlOperation } from "#lib/executors/api-call/soap/wsdl/wsdl-model.ts";
import type { Upstream } from "#lib/executors/api-call/upstream.ts";

/** An operation of a SOAP service with everything resolved. */
export interface SoapCall {
  protocol: "soap";
  upstream: Upstream;
  /** Where the messages go. */
  url: string;
  operation: WsdlOperation;
  wsdl: Wsdl;
  security: WsSecurity | null;
  /** Parameters that become headers of HTTP, by name. */
  headerParams: readonly string[];
  /** The message, which may have fields of the same names. */
  bodySchema: Parameters | null;
  /** By the method, which is POST, where null. */
  idempotent: boolean | null;
  idempotencyHeader: string | null;
  /** The credentials' texts in every spelling, kept out of what a fault says. */
  secrets: readonly string[];
}
