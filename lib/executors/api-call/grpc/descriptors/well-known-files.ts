import type { DescFile } from "@bufbuild/protobuf";
import type { FileDescriptorProto } from "@bufbuild/protobuf/wkt";
import * as wkt from "@bufbuild/protobuf/wkt";

/** The files of google/protobuf by name. They stand in for whatever a service or an upload calls by these names. */
export const wellKnownFiles: ReadonlyMap<string, FileDescriptorProto> = new Map(
  Object.values(wkt)
    .filter((value): value is DescFile => typeof value === "object" && "kind" in value && (value as { kind: unknown }).kind === "file")
    .map(({ proto }) => [proto.name, proto]),
);
