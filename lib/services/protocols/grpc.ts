import type { DescMethod } from "@bufbuild/protobuf";
import type { Connector } from "#lib/contracts/connectors.ts";
import type { GrpcOperation } from "#lib/contracts/endpoint-operation.ts";
import { AppError } from "#lib/errors.ts";
import { describeMethod } from "#lib/executors/api-call/grpc/describe-method.ts";
import { findMethod } from "#lib/executors/api-call/grpc/descriptors/find-method.ts";
import { loadDescription } from "#lib/executors/api-call/grpc/descriptors/load-description.ts";
import { listMethods } from "#lib/executors/api-call/grpc/list-methods.ts";
import { loadSource } from "#lib/executors/api-call/grpc/load-source.ts";
import { refuse } from "#lib/refuse.ts";
import { assertUnset } from "./assert-unset.ts";
import type { Protocol, StoredSchema } from "./protocol.ts";
import { storedOperation } from "./stored-operation.ts";

const NO_DESCRIPTION = "The connector has no description of its service yet: fetch it from the service, or upload its .proto files";

/** An endpoint is a method of a service. Its header parameters travel as metadata, all others are the fields of the message. */
export const grpc: Protocol = {
  derive(endpoint, { connector, schema }) {
    assertUsable(connector);
    const { operation } = endpoint;
    if (operation?.kind !== "grpc") throw refuse("operation", "is needed: an endpoint of a gRPC connector calls a method of a service");
    assertUnset(endpoint, ["headerParams"], "has no place in gRPC: values go into the message or into headerParams");
    if (schema === null) throw refuse("operation", NO_DESCRIPTION);
    const method = methodOf(operation, schema);
    if (method === undefined) throw refuse("operation", `names ${operation.service}/${operation.method}, which the service does not have`);
    const { bodySchema, responseSchema, unsupported } = describeMethod(method, loadDescription(schema));
    if (unsupported !== null) throw refuse("operation", unsupported);
    return { bodySchema, responseSchema };
  },

  toCall(endpoint, { upstream, schema, readSchema }) {
    const operation = storedOperation(endpoint, "grpc");
    if (schema === null) throw new AppError("conflict", NO_DESCRIPTION);
    if (methodOf(operation, schema) === undefined) {
      throw new AppError("conflict", `The description of the service has no method ${operation.service}/${operation.method} any more`);
    }
    const { service, method, maxMessages } = operation;
    const { headerParams: metadata, bodySchema, idempotent } = endpoint;
    return { protocol: "grpc", upstream, service, method, maxMessages, metadata, bodySchema, idempotent, readDescription: readSchema };
  },

  description: {
    load: loadSource,
    list: (schema) => listMethods(loadDescription(schema)),
    describe(schema, name) {
      const description = loadDescription(schema);
      const [service = "", method = ""] = name.split("/");
      const found = findMethod(description, service, method);
      return found === undefined ? undefined : describeMethod(found, description);
    },
  },
};

function methodOf({ service, method }: GrpcOperation, schema: StoredSchema): DescMethod | undefined {
  return findMethod(loadDescription(schema), service, method);
}

/** Kinds of signing that need what gRPC does not have: a query, or a challenge. */
function assertUsable({ authType, authConfig }: Connector): void {
  if (authType === "digest") throw refuse("operation", "cannot be called with digest authentication, which gRPC does not have");
  if (authType === "api_key" && authConfig.in === "query")
    throw refuse("operation", "cannot be called with an API key in the query: gRPC has headers only");
}
