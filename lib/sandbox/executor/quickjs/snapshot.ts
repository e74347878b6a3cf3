import type { Guest } from "./guest.ts";

const PAGE = 4096;
const ZERO_PAGE = new Uint8Array(PAGE);
/** Of the engine's own 5 MB stack, what a guest limited to 256 KB can have written to. */
const USED_STACK_BYTES = 320 * 1024;
/** Zeroed variables at the end of the static data look like unused memory; no guest's stack reaches down this far. */
const DATA_MARGIN_BYTES = 16 * 1024;
const DATA_BYTES_MAX = 1024 * 1024;
const PROBE_BYTES = 3 * 1024 * 1024;

export interface PageDiff {
  stackPointer: number;
  pages: { at: number; bytes: Uint8Array }[];
  byteCount: number;
}

/**
 * The whole state of a booted guest: static data, heap and stack pointer. This build has no other mutable global and never changes its function
 * table, so putting these back gives exactly the world that was there when the snapshot was taken.
 */
export class Snapshot {
  readonly #data: Uint8Array;
  readonly #heap: Uint8Array;
  readonly #heapStart: number;
  readonly #end: number;
  readonly #stackPointer: number;
  readonly #breakAt: number;
  readonly #breakAtStart: number;

  constructor(guest: Guest) {
    this.#stackPointer = guest.instance.stackPointer.get();
    const memory = guest.memory.bytes;
    const stackPage = Math.floor(this.#stackPointer / PAGE);
    this.#heapStart = this.#stackPointer;
    this.#end = lastUsedPage(memory) + PAGE;
    // Static data lies below the stack; the stack grows down towards it and the boot has used only its top.
    const dataEnd = endOfData(memory, stackPage);
    this.#data = memory.slice(0, dataEnd);
    this.#heap = memory.slice(this.#heapStart, this.#end);
    this.#breakAt = findBreak(guest, dataEnd, this.#heapStart);
    clearStack(memory, dataEnd, this.#stackPointer);
    this.restore(guest);
    this.#breakAtStart = guest.memory.readWord(this.#breakAt);
  }

  /** Bytes of heap that the current run has taken from the system. */
  heapBytes(guest: Guest): number {
    return Math.max(0, guest.memory.readWord(this.#breakAt) - this.#breakAtStart);
  }

  /** Puts the world back. Not for an instance that has trapped: what that left behind is not known. */
  restore(guest: Guest): void {
    const memory = guest.memory.bytes;
    const used = Math.min(guest.memory.readWord(this.#breakAt), memory.length);
    memory.fill(0, this.#end, Math.max(used, this.#end));
    memory.fill(0, this.#stackPointer - USED_STACK_BYTES, this.#stackPointer);
    memory.set(this.#data, 0);
    memory.set(this.#heap, this.#heapStart);
    guest.instance.stackPointer.set(this.#stackPointer);
  }

  matches(guest: Guest): boolean {
    const memory = guest.memory.bytes;
    const isSame = (from: number, to: number, expected: Uint8Array) => Buffer.compare(memory.subarray(from, to), expected) === 0;
    for (let at = this.#end; at < memory.length; at += PAGE) if (!isZero(memory, at, at + PAGE)) return false;
    for (let at = this.#data.length; at < this.#heapStart; at += PAGE) {
      if (!isZero(memory, at, Math.min(this.#heapStart, at + PAGE))) return false;
    }
    return isSame(0, this.#data.length, this.#data) && isSame(this.#heapStart, this.#end, this.#heap);
  }

  /** What has changed since the snapshot; laid over a restored world it gives the present one. */
  diff(guest: Guest): PageDiff {
    const memory = guest.memory.bytes;
    const pages: PageDiff["pages"] = [];
    const collect = (from: number, to: number, old: Uint8Array, oldFrom: number) => {
      for (let at = from; at < to; at = Math.min(to, (Math.floor(at / PAGE) + 1) * PAGE)) {
        const end = Math.min(to, (Math.floor(at / PAGE) + 1) * PAGE);
        const now = memory.subarray(at, end);
        if (Buffer.compare(now, old.subarray(at - oldFrom, end - oldFrom)) !== 0) pages.push({ at, bytes: now.slice() });
      }
    };
    collect(0, this.#data.length, this.#data, 0);
    collect(this.#heapStart, this.#end, this.#heap, this.#heapStart);
    const grownTo = Math.min(guest.memory.readWord(this.#breakAt), memory.length);
    if (grownTo > this.#end) pages.push({ at: this.#end, bytes: memory.slice(this.#end, grownTo) });
    return { stackPointer: guest.instance.stackPointer.get(), pages, byteCount: pages.reduce((sum, page) => sum + page.bytes.length, 0) };
  }

  apply(guest: Guest, diff: PageDiff): void {
    const memory = guest.memory.bytes;
    for (const page of diff.pages) memory.set(page.bytes, page.at);
    guest.instance.stackPointer.set(diff.stackPointer);
  }
}

/** Only pages that were written to: touching the others would make the system provide them. */
function clearStack(memory: Uint8Array, from: number, to: number): void {
  for (let at = from; at < to; at += PAGE) {
    const end = Math.min(to, at + PAGE);
    if (!isZero(memory, at, end)) memory.fill(0, at, end);
  }
}

function isZero(memory: Uint8Array, from: number, to: number): boolean {
  return Buffer.compare(memory.subarray(from, to), ZERO_PAGE.subarray(0, to - from)) === 0;
}

function lastUsedPage(memory: Uint8Array): number {
  let at = memory.length - PAGE;
  while (at > 0 && isZero(memory, at, at + PAGE)) at -= PAGE;
  return at;
}

function endOfData(memory: Uint8Array, stackPage: number): number {
  let page = stackPage - 1;
  while (page > 0 && !isZero(memory, page * PAGE, (page + 1) * PAGE)) page -= 1;
  while (page > 0 && isZero(memory, page * PAGE, (page + 1) * PAGE)) page -= 1;
  const end = (page + 1) * PAGE + DATA_MARGIN_BYTES;
  if (end > DATA_BYTES_MAX) throw new Error("The guest's static data was not found.");
  return end;
}

/**
 * Finds the allocator's word for the end of the heap: the one in the static data that moves with a large allocation. The heap ends where a page
 * does, which the allocator's pointer to its last chunk does not; that moves as well.
 */
function findBreak(guest: Guest, dataEnd: number, heapStart: number): number {
  const before = words(guest, dataEnd);
  const block = guest.ffi._malloc(PROBE_BYTES);
  const after = words(guest, dataEnd);
  const found = after.findIndex((word, index) => {
    const old = before[index] ?? 0;
    const isPlace = old > heapStart && word >= block + PROBE_BYTES && word <= guest.memory.bytes.length;
    return isPlace && old % PAGE === 0 && word % PAGE === 0 && word - old <= 2 * PROBE_BYTES && word > old;
  });
  if (block === 0 || found < 0) throw new Error("The end of the guest's heap was not found.");
  return found * 4;
}

function words(guest: Guest, dataEnd: number): Uint32Array {
  return new Uint32Array(guest.memory.bytes.slice(0, dataEnd).buffer);
}
