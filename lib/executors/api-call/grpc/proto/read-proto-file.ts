import { create } from "@bufbuild/protobuf";
import { Edition, type FileDescriptorProto, FileDescriptorProtoSchema } from "@bufbuild/protobuf/wkt";
import protobuf from "protobufjs";
import { assertParsable } from "./assert-parsable.ts";
import { Comments } from "./comments.ts";
import { toEnum } from "./to-enum.ts";
import { toMessage } from "./to-message.ts";
import { toService } from "./to-service.ts";

/** The text of one .proto file as a descriptor whose type names are still as written; `resolveTypes` completes it. Throws what the parser throws. */
export function readProtoFile(name: string, source: string): FileDescriptorProto {
  assertParsable(source);
  // A root of its own: the parser only reads, names are resolved over all files afterwards.
  const { package: packageName = "", root } = protobuf.parse(source, new protobuf.Root(), { keepCase: true, alternateCommentMode: true });
  const scope = packageName === "" ? root : root.lookup(packageName);
  const content = scope instanceof protobuf.Namespace ? scope.nestedArray : [];
  const messages = content.filter((object) => object instanceof protobuf.Type);
  const enums = content.filter((object) => object instanceof protobuf.Enum);
  const services = content.filter((object) => object instanceof protobuf.Service);
  const comments = new Comments();
  return create(FileDescriptorProtoSchema, {
    name,
    package: packageName,
    ...editionOf([...messages, ...enums, ...services]),
    messageType: messages.map((type, index) => toMessage(type, packageName, comments.at(4, index))),
    enumType: enums.map(toEnum),
    service: services.map((service, index) => toService(service, comments.at(6, index))),
    sourceCodeInfo: { location: comments.locations },
  });
}

function editionOf(objects: protobuf.ReflectionObject[]): Pick<FileDescriptorProto, "syntax" | "edition"> {
  // Every object at the top of a file carries its edition; only the declaration of types leaves it out.
  const [{ _edition: written = "proto2" } = {}] = objects as { _edition?: string }[];
  if (written === "proto2" || written === "proto3") return { syntax: written, edition: Edition.EDITION_UNKNOWN };
  const edition = EDITIONS[written];
  if (edition === undefined) throw new Error(`edition ${written} is not supported`);
  return { syntax: "editions", edition };
}

const EDITIONS: Record<string, Edition> = { "2023": Edition.EDITION_2023, "2024": Edition.EDITION_2024 };
