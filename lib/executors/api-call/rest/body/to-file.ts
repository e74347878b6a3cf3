import type { Json } from "#lib/contracts/json.ts";
import { invalidParameter } from "#lib/executors/api-call/rest/invalid-parameter.ts";
import { withoutTrailing } from "#lib/without-trailing.ts";

export interface UploadFile {
  filename: string | null;
  contentType: string;
  bytes: Buffer;
}

const KEYS = new Set(["base64", "filename", "contentType"]);
const MEDIA_TYPE = /^[\w.+-]+\/[\w.+-]+(?:[ \t]*;[ \t]*[\w-]+=(?:[\w.+-]+|"[^"\\\r\n]*"))*$/;

/** `{base64, filename?, contentType?}` is a file; undefined for anything else. */
export function toFile(name: string, value: Json): UploadFile | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const { base64, filename = null, contentType = "application/octet-stream" } = value;
  if (typeof base64 !== "string" || !Object.keys(value).every((key) => KEYS.has(key))) return undefined;
  if (filename !== null && typeof filename !== "string") throw invalidParameter(`${name}.filename`, "must be a string");
  if (typeof contentType !== "string" || !MEDIA_TYPE.test(contentType))
    throw invalidParameter(`${name}.contentType`, "is not a media type");
  return { filename, contentType, bytes: toBytes(`${name}.base64`, base64) };
}

/** Node's decoder skips what is no base64; a file that arrives damaged is worse than none. */
export function toBytes(name: string, text: string): Buffer {
  const bytes = Buffer.from(text, "base64");
  if (withoutTrailing(bytes.toString("base64"), "=") === withoutTrailing(text, "=")) return bytes;
  throw invalidParameter(name, "is not base64");
}
