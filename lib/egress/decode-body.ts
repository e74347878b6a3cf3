import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate, inflateRaw, zstdDecompress } from "node:zlib";
import { brokenBody } from "#lib/egress/broken-body.ts";
import { codeOf } from "#lib/egress/code-of.ts";
import { isZlib } from "#lib/egress/is-zlib.ts";
import { toEncodings } from "#lib/egress/to-encodings.ts";
import { tooLarge } from "#lib/egress/too-large.ts";

type Decoder = (body: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>;

const DECODERS: Record<string, Decoder> = {
  gzip: promisify(gunzip),
  br: promisify(brotliDecompress),
  zstd: promisify(zstdDecompress),
  deflate: inflateEither,
};

/** Undoes Content-Encoding. zlib stops as soon as the output passes `maxBytes`, so a bomb costs no more than that. */
export async function decodeBody(body: Buffer, contentEncoding: string, maxBytes: number, host: string): Promise<Buffer> {
  let decoded = body;
  for (const encoding of toEncodings(contentEncoding, host)) {
    const decoding = DECODERS[encoding]?.(decoded, { maxOutputLength: maxBytes }) ?? decoded;
    decoded = await Promise.resolve(decoding).catch((error: unknown) => {
      throw codeOf(error) === "ERR_BUFFER_TOO_LARGE" ? tooLarge(host, maxBytes) : brokenBody(host, error);
    });
  }
  return decoded;
}

/** RFC 9110 section 8.4.1.2 means the zlib format, but some servers send the bare deflate stream. */
function inflateEither(body: Buffer, options: { maxOutputLength: number }): Promise<Buffer> {
  return isZlib(body) ? promisify(inflate)(body, options) : promisify(inflateRaw)(body, options);
}
