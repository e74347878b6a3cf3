import type { Transform } from "node:stream";
import { promisify } from "node:util";
import {
  brotliDecompress,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  createZstdDecompress,
  gunzip,
  inflate,
  inflateRaw,
  zstdDecompress,
} from "node:zlib";
import { isZlib } from "#lib/egress/is-zlib.ts";

export interface Decoder {
  /** Ends as soon as the output passes `maxOutputLength`. */
  whole(body: Buffer, options: { maxOutputLength: number }): Promise<Buffer>;
  /** For a body with this beginning. */
  stream(first: Buffer): Transform;
}

/** By the name in Content-Encoding. */
export const DECODERS: ReadonlyMap<string, Decoder> = new Map([
  ["gzip", { whole: promisify(gunzip), stream: () => createGunzip() }],
  ["br", { whole: promisify(brotliDecompress), stream: () => createBrotliDecompress() }],
  ["zstd", { whole: promisify(zstdDecompress), stream: () => createZstdDecompress() }],
  [
    "deflate",
    {
      // RFC 9110 section 8.4.1.2 means the zlib format, but some servers send the bare deflate stream.
      whole: (body, options) => (isZlib(body) ? promisify(inflate)(body, options) : promisify(inflateRaw)(body, options)),
      stream: (first) => (isZlib(first) ? createInflate() : createInflateRaw()),
    },
  ],
] satisfies [string, Decoder][]);
