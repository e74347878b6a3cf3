import type { DescMethod } from "@bufbuild/protobuf";
import type { OperationSummary } from "#lib/contracts/connector-schemas.ts";
import type { GrpcDescription } from "./descriptors/load-description.ts";

const KINDS = {
  unary: "unary",
  server_streaming: "server_stream",
  client_streaming: "client_stream",
  bidi_streaming: "bidi_stream",
} as const satisfies Record<DescMethod["methodKind"], OperationSummary["kind"]>;

export function summaryOf({ parent, name, methodKind }: DescMethod, { comments }: GrpcDescription): OperationSummary {
  const takesStream = methodKind === "client_streaming" || methodKind === "bidi_streaming";
  return {
    name: `${parent.typeName}/${name}`,
    kind: KINDS[methodKind],
    description: comments.get(`${parent.typeName}.${name}`) ?? "",
    unsupported: takesStream ? "It takes a stream of messages; only methods that take one message can be called" : null,
  };
}
