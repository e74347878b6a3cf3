import { create, createFileRegistry, type FileRegistry } from "@bufbuild/protobuf";
import { type DescriptorProto, type FileDescriptorProto, FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { wellKnownFiles } from "./well-known-files.ts";

/** Files from anywhere, completed in place, as one registry of types. Throws an Error where they do not fit together. */
export function linkFiles(files: readonly FileDescriptorProto[]): FileRegistry {
  const byName = new Map(files.map((file) => [file.name, file]));
  const find = (name: string) => wellKnownFiles.get(name) ?? byName.get(name);
  const ordered: FileDescriptorProto[] = [];
  const seen = new Set<string>();
  const visit = (file: FileDescriptorProto): void => {
    if (seen.has(file.name)) return;
    seen.add(file.name);
    for (const name of file.dependency) {
      const imported = find(name);
      if (imported !== undefined) visit(imported);
    }
    ordered.push(file);
  };
  for (const file of files) visit(find(file.name) ?? file);
  const linked = ordered.map((file) => (wellKnownFiles.get(file.name) === file ? file : complete(file, find)));
  return createFileRegistry(create(FileDescriptorSetSchema, { file: linked }));
}

/**
 * Without imports that nobody has: often they hold options only, and where a type is missed, its user does not link. Without extensions,
 * which JSON endpoints have no use for and whose bases are often missing.
 */
function complete(file: FileDescriptorProto, find: (name: string) => unknown): FileDescriptorProto {
  file.dependency = file.dependency.filter((name) => find(name) !== undefined);
  file.publicDependency = [];
  file.weakDependency = [];
  file.extension = [];
  for (const message of file.messageType) completeMessage(message);
  return file;
}

/** Not every compiler writes the names that fields have in JSON. */
function completeMessage(message: DescriptorProto): void {
  message.extension = [];
  for (const field of message.field) if (field.jsonName === "") field.jsonName = toJsonName(field.name);
  for (const nested of message.nestedType) completeMessage(nested);
}

/** `some_field_2` → `someField2`, as protoc does it. */
function toJsonName(name: string): string {
  return name.replace(/_+(.?)/g, (_, next: string) => next.toUpperCase());
}
