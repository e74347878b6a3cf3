import { create } from "@bufbuild/protobuf";
import { type DescriptorProto, DescriptorProtoSchema } from "@bufbuild/protobuf/wkt";
import protobuf from "protobufjs";
import type { Comments } from "./comments.ts";
import { toEnum } from "./to-enum.ts";
import { toFeatures } from "./to-features.ts";
import { mapEntryName, toField, toMapEntry } from "./to-field.ts";

/** `scope` is the full name of what encloses the message. */
export function toMessage(type: protobuf.Type, scope: string, comments: Comments): DescriptorProto {
  comments.add(type.comment);
  const fullName = scope === "" ? type.name : `${scope}.${type.name}`;
  const messages = type.nestedArray.filter((nested) => nested instanceof protobuf.Type);
  const maps = type.fieldsArray.filter((field) => field instanceof protobuf.MapField);
  const groups = new Set(messages.filter(isGroup).map(({ name }) => name));
  // The oneof that the parser makes for each optional field of proto3 is none.
  const oneofs = type.oneofsArray.filter(({ fieldsArray }) => fieldsArray.some((field) => !field.options?.["proto3_optional"]));
  const features = toFeatures(type.options);
  return create(DescriptorProtoSchema, {
    name: type.name,
    field: type.fieldsArray.map((field, index) => {
      comments.at(2, index).add(field.comment);
      const oneofIndex = oneofs.findIndex(({ name }) => name === field.partOf?.name);
      const typeName = field instanceof protobuf.MapField ? `.${fullName}.${mapEntryName(field.name)}` : field.type;
      return toField(field, { typeName, oneofIndex, isGroup: groups.has(field.type) });
    }),
    nestedType: [...messages.map((nested, index) => toMessage(nested, fullName, comments.at(3, index))), ...maps.map(toMapEntry)],
    enumType: type.nestedArray.filter((nested) => nested instanceof protobuf.Enum).map(toEnum),
    oneofDecl: oneofs.map(({ name }) => ({ name })),
    extensionRange: (type.extensions ?? []).map(([start = 0, end = start]) => ({ start, end: end + 1 })),
    ...(features === undefined ? {} : { options: { features } }),
  });
}

function isGroup(type: protobuf.Type): boolean {
  return "group" in type && type.group === true;
}
