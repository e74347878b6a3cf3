/** Two bytes to a character, which is the fastest way for bytes out of the guest. */
export function fromPacked(packed: string, length: number): Buffer {
  const bytes = Buffer.from(packed, "utf16le");
  if (length < 0 || bytes.length - length < 0 || bytes.length - length > 1) throw new RangeError("The length does not fit the data.");
  return bytes.subarray(0, length);
}

/** Four bytes to a number, which is the fastest way for bytes into the guest. */
export function toPacked(bytes: Uint8Array): [length: number, words: number[]] {
  const words = new Int32Array(Math.ceil(bytes.length / 4));
  new Uint8Array(words.buffer).set(bytes);
  return [bytes.length, Array.from(words)];
}
