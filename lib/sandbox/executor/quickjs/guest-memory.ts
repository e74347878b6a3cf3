import type { Pointer, QuickJsFfi } from "./quickjs-module.ts";

/** Text in and out of the guest's linear memory. Nothing is freed here: the memory is put back as a whole after each run. */
export class GuestMemory {
  readonly #memory: WebAssembly.Memory;
  readonly #ffi: QuickJsFfi;
  #bytes: Uint8Array<ArrayBuffer>;
  #buffer: Buffer<ArrayBuffer>;
  #view: DataView;

  constructor(memory: WebAssembly.Memory, ffi: QuickJsFfi) {
    this.#memory = memory;
    this.#ffi = ffi;
    const buffer = memory.buffer;
    this.#bytes = new Uint8Array(buffer);
    this.#buffer = Buffer.from(buffer);
    this.#view = new DataView(buffer);
  }

  /** The whole memory. A view dies when the memory grows, so it is never kept over a call into the guest. */
  get bytes(): Uint8Array<ArrayBuffer> {
    this.#refresh();
    return this.#bytes;
  }

  writeWord(address: Pointer, word: number): void {
    this.#refresh();
    this.#view.setUint32(address, word, true);
  }

  readWord(address: Pointer): number {
    this.#refresh();
    return this.#view.getUint32(address, true);
  }

  /** Writes NUL-terminated UTF-8 and returns its place and length, or undefined when the guest has no memory left for it. */
  write(text: string): { at: Pointer; length: number } | undefined {
    const length = Buffer.byteLength(text);
    const at = this.#ffi._malloc(length + 1);
    if (at === 0) return undefined;
    this.#refresh();
    this.#buffer.write(text, at, length, "utf8");
    this.#bytes[at + length] = 0;
    return { at, length };
  }

  readText(at: Pointer): string {
    this.#refresh();
    const end = this.#bytes.indexOf(0, at);
    return this.#buffer.toString("utf8", at, end < 0 ? this.#bytes.length : end);
  }

  #refresh(): void {
    if (this.#bytes.buffer === this.#memory.buffer) return;
    const buffer = this.#memory.buffer;
    this.#bytes = new Uint8Array(buffer);
    this.#buffer = Buffer.from(buffer);
    this.#view = new DataView(buffer);
  }
}
