import type { ApiOperation } from "#lib/contracts/connector-schemas.ts";
import { operationSchemas } from "#lib/executors/api-call/soap/json-schema/operation-schemas.ts";
import { nameOperations } from "#lib/executors/api-call/soap/name-operations.ts";
import { summaryOf } from "#lib/executors/api-call/soap/summary-of.ts";
import type { Wsdl } from "#lib/executors/api-call/soap/wsdl/wsdl-model.ts";

/** An operation of a service, with the endpoint that it would become. */
export function describeOperation(wsdl: Wsdl, name: string): ApiOperation | undefined {
  const found = nameOperations(wsdl).get(name);
  if (found === undefined) return undefined;
  const { service, port } = found;
  return {
    ...summaryOf(name, found),
    operation: { kind: "soap", service, port, operation: found.name, soapVersion: null },
    ...operationSchemas(wsdl, found),
    // A description does not tell what only reads.
    idempotent: null,
  };
}
