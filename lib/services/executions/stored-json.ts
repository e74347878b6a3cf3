import type { Json } from "#lib/contracts/json.ts";

/** How much of an input or output the log keeps. */
export const STORED_BYTES_MAX = 64 * 1024;

export interface StoredJson {
  /** JSON text that PostgreSQL can keep; a larger value is cut and kept as text. */
  text: string;
  /** The true size in bytes of UTF-8. */
  bytes: number;
}

export function toStoredJson(value: Json, bytesMax = STORED_BYTES_MAX): StoredJson {
  const text = JSON.stringify(value);
  const bytes = Buffer.byteLength(text);
  if (bytes > bytesMax) return { text: storable(JSON.stringify(text.slice(0, bytesMax).toWellFormed())), bytes };
  return { text: storable(text), bytes };
}

/** jsonb holds neither NUL nor half a surrogate pair: both become U+FFFD. An escaped backslash before the `u` is no escape. */
function storable(json: string): string {
  return UNSTORABLE.test(json)
    ? json.replace(ESCAPES, (found, code: string | undefined) => (code === undefined ? found : "\\ufffd"))
    : json;
}

const UNSTORABLE = /\\u(0000|d[89a-f][0-9a-f]{2})/i;
/** JSON.stringify writes whole pairs as characters, so an escaped surrogate is always half a pair. */
const ESCAPES = /\\(?:u(0000|d[89a-f][0-9a-f]{2})|[\s\S])/gi;
