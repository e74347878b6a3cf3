import { create } from "@bufbuild/protobuf";
import {
  type DescriptorProto,
  DescriptorProtoSchema,
  type FieldDescriptorProto,
  FieldDescriptorProto_Label,
  FieldDescriptorProto_Type,
  FieldDescriptorProtoSchema,
} from "@bufbuild/protobuf/wkt";
import protobuf from "protobufjs";
import { toFeatures } from "./to-features.ts";

const { DOUBLE, FLOAT, INT64, UINT64, INT32, FIXED64, FIXED32, BOOL, STRING, GROUP, MESSAGE, BYTES } = FieldDescriptorProto_Type;
const { UINT32, SFIXED32, SFIXED64, SINT32, SINT64 } = FieldDescriptorProto_Type;
const { OPTIONAL, REQUIRED, REPEATED } = FieldDescriptorProto_Label;

const SCALARS: Readonly<Record<string, FieldDescriptorProto_Type>> = {
  double: DOUBLE,
  float: FLOAT,
  int64: INT64,
  uint64: UINT64,
  int32: INT32,
  fixed64: FIXED64,
  fixed32: FIXED32,
  bool: BOOL,
  string: STRING,
  bytes: BYTES,
  uint32: UINT32,
  sfixed32: SFIXED32,
  sfixed64: SFIXED64,
  sint32: SINT32,
  sint64: SINT64,
};

interface Place {
  /** As written, or absolute with a dot in front. */
  typeName: string;
  /** -1 outside of oneofs. */
  oneofIndex: number;
  isGroup: boolean;
}

export function toField(field: protobuf.Field, { typeName, oneofIndex, isGroup }: Place): FieldDescriptorProto {
  const { name, id, options = {} } = field;
  const isMap = field instanceof protobuf.MapField;
  const features = toFeatures(options);
  const packed = options["packed"];
  return create(FieldDescriptorProtoSchema, {
    name,
    number: id,
    label: isMap || field.rule === "repeated" ? REPEATED : field.rule === "required" ? REQUIRED : OPTIONAL,
    ...(isMap ? { type: MESSAGE, typeName } : typeOf(typeName, isGroup)),
    ...(oneofIndex === -1 ? {} : { oneofIndex }),
    ...(options["proto3_optional"] ? { proto3Optional: true } : {}),
    ...(typeof options["json_name"] === "string" ? { jsonName: options["json_name"] } : {}),
    options: { ...(features === undefined ? {} : { features }), ...(typeof packed === "boolean" ? { packed } : {}) },
  });
}

/** Whether a name is that of a message or an enum, only all files together tell. */
function typeOf(typeName: string, isGroup: boolean): Pick<FieldDescriptorProto, "type"> | Pick<FieldDescriptorProto, "typeName"> {
  const type = SCALARS[typeName];
  if (type !== undefined) return { type };
  return isGroup ? { type: GROUP, typeName } : { typeName };
}

/** A map is a list of entries on the wire: https://protobuf.dev/programming-guides/proto3/#backwards */
export function toMapEntry({ name, keyType, type }: protobuf.MapField): DescriptorProto {
  return create(DescriptorProtoSchema, {
    name: mapEntryName(name),
    options: { mapEntry: true },
    field: [
      { name: "key", number: 1, label: OPTIONAL, jsonName: "key", ...typeOf(keyType, false) },
      { name: "value", number: 2, label: OPTIONAL, jsonName: "value", ...typeOf(type, false) },
    ],
  });
}

/** `some_field` → `SomeFieldEntry`, as protoc names them. */
export function mapEntryName(fieldName: string): string {
  return `${fieldName.replace(/(?:^|_+)(.?)/g, (_, first: string) => first.toUpperCase())}Entry`;
}
