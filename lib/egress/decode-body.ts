import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate, inflateRaw, zstdDecompress } from "node:zlib";
import { codeOf } from "#lib/egress/code-of.ts";
import { tooLarge } from "#lib/egress/too-large.ts";
import { ExecutorFailure } from "#lib/errors.ts";

type Decoder = (body: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>;

const ENCODINGS_MAX = 4;
const DECODERS = new Map<string, Decoder>([
  ["gzip", promisify(gunzip)],
  ["x-gzip", promisify(gunzip)],
  ["br", promisify(brotliDecompress)],
  ["zstd", promisify(zstdDecompress)],
  ["deflate", inflateEither],
  ["identity", async (body) => body],
]);

/** Undoes Content-Encoding, last one first. zlib stops as soon as the output passes `maxBytes`, so a bomb costs no more than that. */
export async function decodeBody(body: Buffer, contentEncoding: string, maxBytes: number, host: string): Promise<Buffer> {
  const encodings = contentEncoding.split(",").map((name) => name.trim().toLowerCase());
  if (encodings.length > ENCODINGS_MAX) throw new ExecutorFailure("upstream", `${host} encoded its answer too many times`);
  let decoded = body;
  for (const encoding of encodings.toReversed()) {
    const decode = DECODERS.get(encoding);
    if (decode === undefined) throw new ExecutorFailure("upstream", `${host} answered in an unknown Content-Encoding`);
    decoded = await decode(decoded, { maxOutputLength: maxBytes }).catch((error: unknown) => {
      throw codeOf(error) === "ERR_BUFFER_TOO_LARGE" ? tooLarge(host, maxBytes) : broken(host, error);
    });
  }
  return decoded;
}

function broken(host: string, cause: unknown): ExecutorFailure {
  return new ExecutorFailure("upstream", `${host} sent a body that does not decompress (${codeOf(cause)})`, { cause });
}

/** RFC 9110 section 8.4.1.2 means the zlib format, but some servers send the bare deflate stream. */
function inflateEither(body: Buffer, options: { maxOutputLength: number }): Promise<Buffer> {
  const isZlib = (body[0] ?? 0) % 16 === 8;
  return isZlib ? promisify(inflate)(body, options) : promisify(inflateRaw)(body, options);
}
