import type { Pointer, PyodideModule } from "./pyodide-module.ts";

const encoder = new TextEncoder();

/** A new Python str. */
export function newText(module: PyodideModule, text: string): Pointer {
  const at = module._malloc(text.length * 3 + 1);
  if (at === 0) throw new RangeError("no memory for text");
  const { written } = encoder.encodeInto(text, module.HEAPU8.subarray(at, at + text.length * 3));
  const made = module._PyUnicode_FromStringAndSize(at, written);
  module._free(at);
  return made;
}

/** A new Python tuple, which takes over its items. */
export function newTuple(module: PyodideModule, items: Pointer[]): Pointer {
  const tuple = module._PyTuple_New(items.length);
  for (const [index, item] of items.entries()) module._PyTuple_SetItem(tuple, index, item);
  return tuple;
}

export function readText(module: PyodideModule, text: Pointer): string | undefined {
  const size = module._malloc(4);
  const at = module._PyUnicode_AsUTF8AndSize(text, size) >>> 0;
  if (at === 0) return undefined;
  const { buffer, byteOffset } = module.HEAPU8;
  const length = new DataView(buffer, byteOffset).getUint32(size, true);
  return Buffer.from(buffer, byteOffset + at, length).toString();
}
