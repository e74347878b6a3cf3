import type { DescriptorProto, FileDescriptorProto } from "@bufbuild/protobuf/wkt";

/** What the authors wrote about messages, fields, services and methods, by their full names. */
export function commentsOf(files: Iterable<FileDescriptorProto>): ReadonlyMap<string, string> {
  const comments = new Map<string, string>();
  for (const file of files) {
    const texts = textsOf(file);
    if (texts.size === 0) continue;
    const note = (fullName: string, path: string) => {
      const text = texts.get(path);
      if (text !== undefined) comments.set(fullName, text);
    };
    const scope = file.package === "" ? "" : `${file.package}.`;
    // The numbers of the fields in descriptor.proto: 4 messages, 6 services; of these 2 fields or methods, 3 nested messages.
    for (const [index, message] of file.messageType.entries()) noteMessage(message, scope, `4,${index}`, note);
    for (const [index, service] of file.service.entries()) {
      note(`${scope}${service.name}`, `6,${index}`);
      for (const [at, method] of service.method.entries()) note(`${scope}${service.name}.${method.name}`, `6,${index},2,${at}`);
    }
  }
  return comments;
}

function noteMessage(message: DescriptorProto, scope: string, path: string, note: (fullName: string, path: string) => void): void {
  const fullName = `${scope}${message.name}`;
  note(fullName, path);
  for (const [at, field] of message.field.entries()) note(`${fullName}.${field.name}`, `${path},2,${at}`);
  for (const [at, nested] of message.nestedType.entries()) noteMessage(nested, `${fullName}.`, `${path},3,${at}`, note);
}

const COMMENT_CHARS_MAX = 500;

function textsOf({ sourceCodeInfo }: FileDescriptorProto): Map<string, string> {
  const texts = new Map<string, string>();
  for (const { path, leadingComments, trailingComments } of sourceCodeInfo?.location ?? []) {
    const text = (leadingComments || trailingComments).replace(/\s+/g, " ").trim().slice(0, COMMENT_CHARS_MAX);
    if (text !== "") texts.set(path.join(","), text);
  }
  return texts;
}
