import { createRegistry, fromBinary } from "@bufbuild/protobuf";
import { type FileDescriptorProto, FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import type { UploadedFile } from "#lib/contracts/connector-schemas.ts";
import { wellKnownFiles } from "./descriptors/well-known-files.ts";
import { assertBoundedMessage } from "./message/assert-bounded-message.ts";
import { FieldBudget } from "./message/field-budget.ts";
import { readProtoFile } from "./proto/read-proto-file.ts";
import { resolveTypes } from "./proto/resolve-types.ts";

/** Uploaded .proto files and descriptor sets as descriptors. Throws an Error that names the file and may be shown. */
export function readFiles(uploaded: readonly UploadedFile[]): FileDescriptorProto[] {
  const compiled = uploaded.filter(isDescriptorSet).flatMap(readDescriptorSet);
  const written = uploaded.filter((file) => !isDescriptorSet(file)).map(readText);
  const own = written.filter((file) => file.package !== "google.protobuf");
  const others = dropRepeated(compiled);
  const wellKnown = [...wellKnownFiles.values()];
  resolveTypes(own, [...wellKnown, ...others.filter(({ name }) => !wellKnownFiles.has(name))]);
  return [...others, ...own];
}

/** Sets of several services often hold the same files. */
function dropRepeated(files: readonly FileDescriptorProto[]): FileDescriptorProto[] {
  return [...new Map(files.map((file) => [file.name, file])).values()];
}

/** The text of a .proto file may have been sent in base64, too. */
function isDescriptorSet({ name, base64 }: UploadedFile): boolean {
  return base64 && !name.endsWith(".proto");
}

function readDescriptorSet({ name, content }: UploadedFile): FileDescriptorProto[] {
  try {
    const bytes = Buffer.from(content, "base64");
    assertBoundedMessage(FileDescriptorSetSchema, bytes, { budget: new FieldBudget(), registry: createRegistry() });
    const { file } = fromBinary(FileDescriptorSetSchema, bytes);
    if (file.length > 0) return file;
  } catch (cause) {
    throw new Error(`${name} is no descriptor set (protoc --include_imports --descriptor_set_out)`, { cause });
  }
  throw new Error(`${name} holds no files`);
}

function readText({ name, content, base64 }: UploadedFile): FileDescriptorProto {
  try {
    return readProtoFile(name, base64 ? Buffer.from(content, "base64").toString("utf8") : content);
  } catch (cause) {
    throw new Error(`${name} cannot be read: ${cause instanceof Error ? cause.message.slice(0, 300) : "unknown error"}`, { cause });
  }
}
