/** Whether a text is larger than so many bytes of UTF-8. A character takes one to three of them for each of its units, so most texts need no count. */
export function exceedsBytes(text: string, bytesMax: number): boolean {
  return text.length > bytesMax || (text.length * 3 > bytesMax && Buffer.byteLength(text) > bytesMax);
}
