import { isDeepStrictEqual } from "node:util";
import type { SoapOperation } from "#lib/contracts/endpoint-operation.ts";
import type { EndpointDefinition } from "#lib/contracts/endpoints.ts";
import { AppError } from "#lib/errors.ts";
import { describeOperation } from "#lib/executors/api-call/soap/describe-operation.ts";
import { findOperation } from "#lib/executors/api-call/soap/find-operation.ts";
import { operationSchemas } from "#lib/executors/api-call/soap/json-schema/operation-schemas.ts";
import { listOperations } from "#lib/executors/api-call/soap/list-operations.ts";
import { loadDescription } from "#lib/executors/api-call/soap/load-description.ts";
import type { Wsdl, WsdlOperation } from "#lib/executors/api-call/soap/wsdl/wsdl-model.ts";
import { wsdlOf } from "#lib/executors/api-call/soap/wsdl-of.ts";
import type { Protocol } from "./protocol.ts";

export const soap: Protocol = {
  complete(endpoint, known) {
    const { schema } = known;
    const wanted = operationOf(endpoint);
    assertPlain(endpoint);
    if (schema === null) throw refuse("operation", "needs the service's WSDL: read it into the connector first");
    const wsdl = wsdlOf(schema);
    const operation = findOperation(wsdl, wanted);
    if (operation === undefined) throw refuse("operation", "is not in the service's description");
    const { bodySchema, responseSchema } = operationSchemas(wsdl, operation);
    // Schemas that a person wrote stay; those of the operation that was called before were not written by anybody.
    const made = [operation, findBefore(wsdl, known.before)].flatMap((one) => (one === undefined ? [] : [operationSchemas(wsdl, one)]));
    const isMade = (side: "bodySchema" | "responseSchema") => made.some((schemas) => isDeepStrictEqual(schemas[side], endpoint[side]));
    // Where a part of the answer is taken, only whoever takes it knows what that looks like.
    const derived = endpoint.projection === null ? responseSchema : null;
    return {
      ...endpoint,
      bodySchema: endpoint.bodySchema === null || isMade("bodySchema") ? bodySchema : endpoint.bodySchema,
      responseSchema: endpoint.responseSchema === null || isMade("responseSchema") ? derived : endpoint.responseSchema,
    };
  },
  toCall(endpoint, { connector, upstream, schema, secrets }) {
    const wsdl = schema === null ? undefined : wsdlOf(schema);
    const operation = wsdl === undefined ? undefined : findOperation(wsdl, operationOf(endpoint));
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

function findBefore(wsdl: Wsdl, before: EndpointDefinition | undefined): WsdlOperation | undefined {
  return before?.operation?.kind === "soap" ? findOperation(wsdl, before.operation) : undefined;
}

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

function operationOf({ operation }: EndpointDefinition): SoapOperation {
  if (operation?.kind === "soap") return operation;
  throw refuse("operation", 'must be one of the kind "soap": the connector calls a SOAP service');
}

/** What belongs to other protocols: a message is posted to the service's address. */
function assertPlain(endpoint: EndpointDefinition): void {
  const { method, path, bodyType, answerType, pagination } = endpoint;
  const lists = ["pathParams", "queryParams", "cookieParams"] as const;
  const [first] = [
    ...(method === "POST" ? [] : ["method"]),
    ...(path === "/" ? [] : ["path"]),
    ...lists.filter((name) => endpoint[name].length > 0),
    ...(bodyType === "json" ? [] : ["bodyType"]),
    ...(answerType === "auto" ? [] : ["answerType"]),
    ...(pagination === null ? [] : ["pagination"]),
  ];
  if (first !== undefined) throw refuse(first, "does not apply: a SOAP message is posted to the service's address");
}

function refuse(path: string, message: string): AppError {
  return new AppError("invalid_request", `${path} ${message}`, { errors: [{ path, message }] });
}
