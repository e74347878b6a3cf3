/** The bytes of a file as base64. */
export async function readBase64(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  // All at once would be more arguments than a call takes.
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(text);
}

/** How many bytes a base64 text stands for. */
export function base64Bytes(text: string): number {
  return Math.floor((text.replace(/[\s=]/g, "").length * 3) / 4);
}
