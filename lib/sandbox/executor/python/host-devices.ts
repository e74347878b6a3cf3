import type { DeviceOps, GuestFiles } from "./pyodide-module.ts";

/** What the devices of the guest are connected to. */
export interface DeviceUser {
  print(chunk: Buffer): void;
  printError(chunk: Buffer): void;
  request(text: string): unknown;
}

const READ_WRITE = 2;
const WRITE_ONLY = 1;
const HOST_DEVICE = "/dev/host";
const STANDARD = ["/dev/null", "/dev/sandbox-out", "/dev/sandbox-err"] as const;
/** Devices of the interpreter that would end in this process. */
const FOREIGN_DEVICES = ["/dev/stdin", "/dev/stdout", "/dev/stderr", "/dev/tty", "/dev/tty1"];
const EINVAL = 28;

/** The channel of host calls, as a file that the guest opens while it boots, and the console as its standard output and error. */
export class HostDevices {
  readonly #files: GuestFiles;
  #user: DeviceUser | undefined;
  #answer = Buffer.alloc(0);

  constructor(files: GuestFiles) {
    this.#files = files;
    this.#add(HOST_DEVICE, 64, {
      write: (_stream, buffer, offset, length) => this.#request(toBytes(buffer, offset, length)),
      read: (_stream, buffer, offset, length) => this.#read(toBytes(buffer, offset, length)),
    });
    this.#add(STANDARD[1], 65, { write: (_stream, buffer, offset, length) => this.#print("print", toBytes(buffer, offset, length)) });
    this.#add(STANDARD[2], 66, { write: (_stream, buffer, offset, length) => this.#print("printError", toBytes(buffer, offset, length)) });
    for (const [descriptor, path] of STANDARD.entries()) {
      const open = files.getStream(descriptor);
      if (open) files.close(open);
      files.open(path, descriptor === 0 ? 0 : WRITE_ONLY);
    }
  }

  /** From here on no run can open a device of its own. */
  removePaths(): void {
    for (const path of [...FOREIGN_DEVICES, HOST_DEVICE, STANDARD[1], STANDARD[2]]) {
      if (this.#files.analyzePath(path).exists) this.#files.unlink(path);
    }
  }

  /** Without a user, while the guest boots, what it writes is dropped. */
  connect(user: DeviceUser | undefined): void {
    this.#user = user;
    this.#answer = Buffer.alloc(0);
  }

  #add(path: string, major: number, ops: DeviceOps): void {
    const device = this.#files.makedev(major, 0);
    this.#files.registerDevice(device, { open() {}, close() {}, ...ops });
    this.#files.mkdev(path, 0o600 | READ_WRITE, device);
  }

  #print(stream: "print" | "printError", bytes: Buffer): number {
    this.#user?.[stream](bytes);
    return bytes.length;
  }

  #request(bytes: Buffer): number {
    const answer = this.#user?.request(bytes.toString());
    if (this.#user && answer === undefined) throw new this.#files.ErrnoError(EINVAL);
    if (answer !== null && answer !== undefined) this.#answer = Buffer.from(`${JSON.stringify(answer)}\n`);
    return bytes.length;
  }

  #read(into: Buffer): number {
    const count = this.#answer.copy(into);
    this.#answer = this.#answer.subarray(count);
    return count;
  }
}

function toBytes(buffer: Int8Array | Uint8Array, offset: number, length: number): Buffer {
  return Buffer.from(buffer.buffer, buffer.byteOffset + offset, length);
}
