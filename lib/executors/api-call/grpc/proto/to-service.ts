import { create } from "@bufbuild/protobuf";
import { MethodOptions_IdempotencyLevel, type ServiceDescriptorProto, ServiceDescriptorProtoSchema } from "@bufbuild/protobuf/wkt";
import type protobuf from "protobufjs";
import type { Comments } from "./comments.ts";

export function toService(service: protobuf.Service, comments: Comments): ServiceDescriptorProto {
  comments.add(service.comment);
  return create(ServiceDescriptorProtoSchema, {
    name: service.name,
    method: service.methodsArray.map((method, index) => {
      comments.at(2, index).add(method.comment);
      const level = levelOf(method.options?.["idempotency_level"]);
      return {
        name: method.name,
        inputType: method.requestType,
        outputType: method.responseType,
        clientStreaming: Boolean(method.requestStream),
        serverStreaming: Boolean(method.responseStream),
        ...(level === undefined ? {} : { options: { idempotencyLevel: level } }),
      };
    }),
  });
}

function levelOf(name: unknown): MethodOptions_IdempotencyLevel | undefined {
  if (name === "NO_SIDE_EFFECTS") return MethodOptions_IdempotencyLevel.NO_SIDE_EFFECTS;
  return name === "IDEMPOTENT" ? MethodOptions_IdempotencyLevel.IDEMPOTENT : undefined;
}
