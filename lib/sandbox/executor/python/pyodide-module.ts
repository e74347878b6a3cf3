export type Pointer = number;

/** An open file of the interpreter. Its number is null once it is closed. */
export interface GuestStream {
  fd: number | null;
  flags: number;
  position: number;
}

export interface DeviceOps {
  open?(): void;
  close?(): void;
  read?(stream: GuestStream, buffer: Int8Array | Uint8Array, offset: number, length: number): number;
  write?(stream: GuestStream, buffer: Int8Array | Uint8Array, offset: number, length: number): number;
}

/** What is used of the file system that the interpreter lives in; all of it is in the memory of this process. */
export interface GuestFiles {
  streams: (GuestStream | null)[];
  makedev(major: number, minor: number): number;
  registerDevice(device: number, ops: DeviceOps): void;
  mkdev(path: string, mode: number, device: number): void;
  mkdirTree(path: string): void;
  writeFile(path: string, data: string | Uint8Array): void;
  unlink(path: string): void;
  analyzePath(path: string): { exists: boolean };
  getStream(descriptor: number): GuestStream | null;
  close(stream: GuestStream): void;
  open(path: string, flags: number): GuestStream;
  ErrnoError: new (errno: number) => Error;
}

/** The part of the compiled interpreter that is used once user code runs: its memory and C functions that take and give addresses. */
export interface PyodideModule {
  readonly HEAPU8: Uint8Array;
  readonly memory: WebAssembly.Memory;
  readonly FS: GuestFiles;
  UTF8ToString(at: Pointer): string;
  stackSave(): Pointer;
  stackRestore(pointer: Pointer): void;
  _malloc(bytes: number): Pointer;
  _free(at: Pointer): void;
  _sbrk(bytes: number): Pointer;
  _PyUnicode_FromStringAndSize(at: Pointer, bytes: number): Pointer;
  _PyUnicode_AsUTF8AndSize(text: Pointer, size: Pointer): Pointer;
  _PyTuple_New(length: number): Pointer;
  _PyTuple_SetItem(tuple: Pointer, index: number, item: Pointer): number;
  _PyObject_CallOneArg(callable: Pointer, argument: Pointer): Pointer;
  _PyImport_ImportModule(name: Pointer): Pointer;
  _PyObject_GetAttrString(object: Pointer, name: Pointer): Pointer;
  _PyErr_Clear(): void;
}

/** The interpreter as pyodide hands it over; its own API is used while it boots and never after. */
export interface BootingPython {
  _module: PyodideModule;
  _api: { config: { _loadSnapshot: Uint8Array | undefined } };
  runPython(code: string): unknown;
  setInterruptBuffer(buffer: Uint8Array): void;
}
