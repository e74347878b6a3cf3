import {
  type DescriptorProto,
  type FieldDescriptorProto,
  FieldDescriptorProto_Type,
  type FileDescriptorProto,
} from "@bufbuild/protobuf/wkt";

interface Symbol {
  file: string;
  kind: "message" | "enum";
}

/** What the parser of .proto files leaves open: names become absolute, and each file depends on those whose types it uses. Throws an Error that may be shown. */
export function resolveTypes(files: readonly FileDescriptorProto[], known: readonly FileDescriptorProto[]): void {
  const symbols = new Map<string, Symbol>();
  for (const file of [...known, ...files]) collect(file, symbols);
  for (const file of files) new FileResolver(file, symbols).run();
}

function collect(file: FileDescriptorProto, symbols: Map<string, Symbol>): void {
  const add = (scope: string, { name }: { name: string }, kind: Symbol["kind"]): string => {
    const fullName = `${scope}.${name}`;
    const other = symbols.get(fullName);
    if (other !== undefined) throw new Error(`${fullName.slice(1)} is defined twice: in ${other.file} and in ${file.name}`);
    symbols.set(fullName, { file: file.name, kind });
    return fullName;
  };
  const addMessage = (scope: string, message: DescriptorProto): void => {
    const fullName = add(scope, message, "message");
    for (const nested of message.nestedType) addMessage(fullName, nested);
    for (const nested of message.enumType) add(fullName, nested, "enum");
  };
  const scope = file.package === "" ? "" : `.${file.package}`;
  for (const message of file.messageType) addMessage(scope, message);
  for (const type of file.enumType) add(scope, type, "enum");
}

class FileResolver {
  readonly #file: FileDescriptorProto;
  readonly #symbols: ReadonlyMap<string, Symbol>;
  readonly #uses = new Set<string>();

  constructor(file: FileDescriptorProto, symbols: ReadonlyMap<string, Symbol>) {
    this.#file = file;
    this.#symbols = symbols;
  }

  run(): void {
    const scope = this.#file.package === "" ? "" : `.${this.#file.package}`;
    for (const message of this.#file.messageType) this.#message(scope, message);
    for (const service of this.#file.service) {
      for (const method of service.method) {
        method.inputType = this.#find(`${scope}.${service.name}`, method.inputType).name;
        method.outputType = this.#find(`${scope}.${service.name}`, method.outputType).name;
      }
    }
    this.#file.dependency = [...this.#uses];
  }

  #message(scope: string, message: DescriptorProto): void {
    const own = `${scope}.${message.name}`;
    for (const field of message.field) this.#field(own, field);
    for (const nested of message.nestedType) this.#message(own, nested);
  }

  #field(scope: string, field: FieldDescriptorProto): void {
    if (field.typeName === "") return;
    const { name, kind } = this.#find(scope, field.typeName);
    field.typeName = name;
    if (field.type !== FieldDescriptorProto_Type.GROUP)
      field.type = kind === "enum" ? FieldDescriptorProto_Type.ENUM : FieldDescriptorProto_Type.MESSAGE;
  }

  /** A name is looked for in its own scope first, then in each that encloses it. */
  #find(scope: string, written: string): { name: string; kind: Symbol["kind"] } {
    const candidates = written.startsWith(".") ? [written] : enclosing(scope).map((outer) => `${outer}.${written}`);
    for (const name of candidates) {
      const symbol = this.#symbols.get(name);
      if (symbol === undefined) continue;
      if (symbol.file !== this.#file.name) this.#uses.add(symbol.file);
      return { name, kind: symbol.kind };
    }
    throw new Error(`${this.#file.name} uses ${written}, which no uploaded file defines: upload the files that it imports as well`);
  }
}

/** `.a.b` → `.a.b`, `.a`, and the root. */
function enclosing(scope: string): string[] {
  const parts = scope.split(".");
  return parts.map((_, index) => parts.slice(0, parts.length - index).join("."));
}
