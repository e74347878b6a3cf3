import { AppError } from "#lib/errors.ts";
import { describeOperation } from "#lib/executors/api-call/soap/describe-operation.ts";
import { findOperation } from "#lib/executors/api-call/soap/find-operation.ts";
import { operationSchemas } from "#lib/executors/api-call/soap/json-schema/operation-schemas.ts";
import { listOperations } from "#lib/executors/api-call/soap/list-operations.ts";
import { loadDescription } from "#lib/executors/api-call/soap/load-description.ts";
import type { WsdlOperation } from "#lib/executors/api-call/soap/wsdl/wsdl-model.ts";
import { wsdlOf } from "#lib/executors/api-call/soap/wsdl-of.ts";
import { refuse } from "#lib/refuse.ts";
import { assertUnset } from "./assert-unset.ts";
import type { Protocol } from "./protocol.ts";
import { storedOperation } from "./stored-operation.ts";

export const soap: Protocol = {
  derive(endpoint, { schema }) {
    const wanted = endpoint.operation;
    if (wanted?.kind !== "soap") throw refuse("operation", 'must be one of the kind "soap": the connector calls a SOAP service');
    assertUnset(endpoint, ["headerParams", "idempotencyHeader"], "does not apply: a SOAP message is posted to the service's address");
    if (schema === null) throw refuse("operation", "needs the service's WSDL: read it into the connector first");
    const wsdl = wsdlOf(schema);
    const operation = findOperation(wsdl, wanted);
    if (operation === undefined) throw refuse("operation", "is not in the service's description");
    return operationSchemas(wsdl, operation);
  },
  toCall(endpoint, { connector, upstream, schema, secrets }) {
    const wanted = storedOperation(endpoint, "soap");
    const wsdl = schema === null ? undefined : wsdlOf(schema);
    const operation = wsdl === undefined ? undefined : findOperation(wsdl, wanted);
    if (wsdl === undefined || operation === undefined) {
      throw new AppError("conflict", "The service's description does not have this operation any more");
    }
    const { idempotent, idempotencyHeader, headerParams, bodySchema } = endpoint;
    return {
      protocol: "soap",
      upstream,
      url: addressOf(upstream.baseUrl, operation),
      operation,
      wsdl,
      security: connector.authConfig.wsSecurity,
      headerParams: headerParams.map(({ name }) => name),
      bodySchema,
      idempotent,
      idempotencyHeader,
      secrets,
    };
  },
  description: {
    load: loadDescription,
    list: (schema) => listOperations(wsdlOf(schema)),
    describe: (schema, name) => describeOperation(wsdlOf(schema), name),
  },
};

/**
 * Descriptions often name a host that only their author can reach: the connector's own address counts, and of the description's its path
 * where the connector has none.
 */
function addressOf(baseUrl: string, { address }: WsdlOperation): string {
  const base = new URL(baseUrl);
  const told = address === null ? null : URL.parse(address, base);
  if (base.pathname !== "/" || told === null) return base.href;
  return new URL(`${told.pathname}${told.search}`.replace(/^\/+/, "/"), base).href;
}
