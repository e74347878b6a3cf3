import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from "node:zlib";

/** Every Content-Encoding that is undone, with what makes it. */
export const ENCODINGS: [encoding: string, compress: (text: string) => Buffer][] = [
  ["gzip", gzipSync],
  ["x-gzip", gzipSync],
  ["br", brotliCompressSync],
  ["deflate", deflateSync],
  ["deflate", deflateRawSync],
  ["zstd", zstdCompressSync],
  ["identity", (text) => Buffer.from(text)],
  ["gzip, br", (text) => brotliCompressSync(gzipSync(text))],
];
