import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import { type FileDescriptorProto, FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { wellKnownFiles } from "./well-known-files.ts";

/** Of a stored description. */
export const DESCRIPTION_BYTES_MAX = 5_000_000;

/** Files as the text that is stored: a FileDescriptorSet in base64, without the files that everybody has. */
export function toDocument(files: readonly FileDescriptorProto[]): string {
  const file = files.filter(({ name }) => !wellKnownFiles.has(name)).sort((one, other) => (one.name < other.name ? -1 : 1));
  return Buffer.from(toBinary(FileDescriptorSetSchema, create(FileDescriptorSetSchema, { file }))).toString("base64");
}

export function fromDocument(document: string): FileDescriptorProto[] {
  return fromBinary(FileDescriptorSetSchema, Buffer.from(document, "base64")).file;
}
