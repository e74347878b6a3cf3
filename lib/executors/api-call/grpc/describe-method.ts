import type { DescMethod } from "@bufbuild/protobuf";
import type { ApiOperation } from "#lib/contracts/connector-schemas.ts";
import { isIdempotent } from "./descriptors/is-idempotent.ts";
import type { GrpcDescription } from "./descriptors/load-description.ts";
import { messageSchema } from "./json-schema/message-schema.ts";
import { summaryOf } from "./summary-of.ts";

/** One method, with the endpoint that it would become. */
export function describeMethod(method: DescMethod, description: GrpcDescription): ApiOperation {
  const { parent, name, input, output, methodKind } = method;
  const { comments } = description;
  return {
    ...summaryOf(method, description),
    operation: { kind: "grpc", service: parent.typeName, method: name, maxMessages: 100 },
    bodySchema: messageSchema(input, { direction: "input", comments }),
    responseSchema: messageSchema(output, { direction: "output", comments, isStream: methodKind === "server_streaming" }),
    idempotent: isIdempotent(method) ? true : null,
  };
}
