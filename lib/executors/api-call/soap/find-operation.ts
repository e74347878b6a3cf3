import type { SoapOperation } from "#lib/contracts/endpoint-operation.ts";
import type { Wsdl, WsdlOperation } from "#lib/executors/api-call/soap/wsdl/wsdl-model.ts";

type Wanted = Pick<SoapOperation, "service" | "port" | "operation" | "soapVersion">;

/** The operation that an endpoint names; a version of SOAP may lead to another port that offers the same. */
export function findOperation({ operations }: Wsdl, { service, port, operation, soapVersion }: Wanted): WsdlOperation | undefined {
  const fitting = operations.filter((candidate) => candidate.name === operation && (service === null || candidate.service === service));
  const ofVersion = fitting.filter((candidate) => soapVersion === null || candidate.soapVersion === soapVersion);
  if (port === null) return ofVersion[0];
  const named = fitting.find((candidate) => candidate.port === port);
  if (named === undefined || soapVersion === null || named.soapVersion === soapVersion) return named;
  return ofVersion.find((candidate) => candidate.portType === named.portType);
}
