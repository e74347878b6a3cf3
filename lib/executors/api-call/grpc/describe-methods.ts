import type { DescMessage, DescMethod, DescService } from "@bufbuild/protobuf";
import type { ApiOperation } from "#lib/contracts/connector-schemas.ts";
import type { JsonObject } from "#lib/contracts/json.ts";
import { isIdempotent } from "./descriptors/is-idempotent.ts";
import type { GrpcDescription } from "./descriptors/load-description.ts";
import type { Direction } from "./json-schema/direction.ts";
import { messageSchema } from "./json-schema/message-schema.ts";

const KINDS = {
  unary: "unary",
  server_streaming: "server_stream",
  client_streaming: "client_stream",
  bidi_streaming: "bidi_stream",
} as const satisfies Record<DescMethod["methodKind"], ApiOperation["kind"]>;

/** Every method that the description has, in the order of the names. */
export function describeMethods(description: GrpcDescription): ApiOperation[] {
  const schemas = new MethodSchemas(description);
  return [...description.registry]
    .filter((type): type is DescService => type.kind === "service")
    .flatMap(({ methods }) => methods.map((method) => describeMethod(method, description, schemas)))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** One method, with the endpoint that it would become. */
export function describeMethod(method: DescMethod, description: GrpcDescription, schemas = new MethodSchemas(description)): ApiOperation {
  const { parent, name, input, output, methodKind } = method;
  const takesStream = methodKind === "client_streaming" || methodKind === "bidi_streaming";
  return {
    name: `${parent.typeName}/${name}`,
    kind: KINDS[methodKind],
    description: description.comments.get(`${parent.typeName}.${name}`) ?? "",
    operation: { kind: "grpc", service: parent.typeName, method: name, maxMessages: 100 },
    bodySchema: schemas.of(input, "input", false),
    responseSchema: schemas.of(output, "output", methodKind === "server_streaming"),
    idempotent: isIdempotent(method) ? true : null,
    unsupported: takesStream ? "It takes a stream of messages; only methods that take one message can be called" : null,
  };
}

/** Many methods take or give the same messages, whose schemas are made once. */
class MethodSchemas {
  readonly #comments: GrpcDescription["comments"];
  readonly #made = new Map<string, JsonObject>();

  constructor({ comments }: GrpcDescription) {
    this.#comments = comments;
  }

  of(type: DescMessage, direction: Direction, isStream: boolean): JsonObject {
    const key = `${direction} ${isStream} ${type.typeName}`;
    const schema = this.#made.get(key) ?? messageSchema(type, { direction, comments: this.#comments, isStream });
    this.#made.set(key, schema);
    return schema;
  }
}
