import { OpenFiles } from "./open-files.ts";
import type { PyodideModule } from "./pyodide-module.ts";

const CHUNK_BYTES = 256 * 1024;
const PAGE_BYTES = 4096;

/** Everything that a run can change: the linear memory, the stack pointer, and the table of open files. */
export class PythonMemory {
  readonly #module: PyodideModule;
  /** The memory up to its last byte that is not zero. */
  readonly #image: Buffer;
  readonly #stackPointer: number;
  readonly #files: OpenFiles;
  /** The end of the heap and of the whole memory when the image was taken. */
  readonly heapEnd: number;
  readonly bytesAtStart: number;

  constructor(module: PyodideModule) {
    this.#module = module;
    const bytes = this.bytes;
    this.#image = Buffer.from(bytes.subarray(0, endOfContent(bytes)));
    this.#stackPointer = module.stackSave();
    this.#files = new OpenFiles(module.FS);
    this.heapEnd = module._sbrk(0) >>> 0;
    this.bytesAtStart = bytes.length;
  }

  get bytes(): Buffer {
    const { buffer, byteOffset, length } = this.#module.HEAPU8;
    return Buffer.from(buffer, byteOffset, length);
  }

  get grownBytes(): number {
    return this.#module.HEAPU8.length - this.bytesAtStart;
  }

  restore(): void {
    const { HEAPU8 } = this.#module;
    HEAPU8.set(this.#image);
    HEAPU8.fill(0, this.#image.length);
    this.#module.stackRestore(this.#stackPointer);
    this.#files.restore();
  }

  /** True when not one byte differs from the image, the part that has grown since included. */
  isPristine(): boolean {
    const { bytes } = this;
    const zeros = Buffer.alloc(CHUNK_BYTES);
    for (let at = this.#image.length; at < bytes.length; at += CHUNK_BYTES) {
      const end = Math.min(at + CHUNK_BYTES, bytes.length);
      if (bytes.compare(zeros, 0, end - at, at, end) !== 0) return false;
    }
    const sameStack = this.#module.stackSave() === this.#stackPointer;
    return sameStack && this.#files.arePristine() && this.#image.equals(bytes.subarray(0, this.#image.length));
  }
}

function endOfContent(bytes: Buffer): number {
  const zeros = Buffer.alloc(PAGE_BYTES);
  let end = bytes.length;
  while (end > PAGE_BYTES && bytes.compare(zeros, 0, PAGE_BYTES, end - PAGE_BYTES, end) === 0) end -= PAGE_BYTES;
  return end;
}
