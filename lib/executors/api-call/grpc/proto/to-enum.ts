import { create } from "@bufbuild/protobuf";
import { type EnumDescriptorProto, EnumDescriptorProtoSchema } from "@bufbuild/protobuf/wkt";
import type protobuf from "protobufjs";
import { toFeatures } from "./to-features.ts";

export function toEnum({ name, values, options }: protobuf.Enum): EnumDescriptorProto {
  const features = toFeatures(options);
  return create(EnumDescriptorProtoSchema, {
    name,
    value: Object.entries(values).map(([valueName, number]) => ({ name: valueName, number })),
    ...(features === undefined ? {} : { options: { features } }),
  });
}
