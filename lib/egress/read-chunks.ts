import { pipeline, type Readable, type Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw, createZstdDecompress } from "node:zlib";
import { brokenBody } from "#lib/egress/broken-body.ts";
import { isZlib } from "#lib/egress/is-zlib.ts";
import { toEncodings } from "#lib/egress/to-encodings.ts";
import { tooLarge } from "#lib/egress/too-large.ts";
import { ExecutorFailure } from "#lib/errors.ts";

/** A decoder for a body with this beginning. */
const DECODERS: Record<string, (first: Buffer) => Transform> = {
  gzip: () => createGunzip(),
  br: () => createBrotliDecompress(),
  zstd: () => createZstdDecompress(),
  // RFC 9110 section 8.4.1.2 means the zlib format, but some servers send the bare deflate stream.
  deflate: (first) => (isZlib(first) ? createInflate() : createInflateRaw()),
};

/** Undoes Content-Encoding while the body comes in. Throws an ExecutorFailure, also for more than `maxBytes`. */
export async function* readChunks(body: Readable, contentEncoding: string, maxBytes: number, host: string): AsyncGenerator<Buffer> {
  let decoded: AsyncIterable<Buffer> = body;
  let bytes = 0;
  try {
    for (const encoding of toEncodings(contentEncoding, host)) {
      const createDecoder = DECODERS[encoding];
      if (createDecoder !== undefined) decoded = through(decoded, createDecoder);
    }
    for await (const chunk of decoded) {
      bytes += chunk.length;
      if (bytes > maxBytes) throw tooLarge(host, maxBytes);
      yield chunk;
    }
  } catch (error) {
    throw error instanceof ExecutorFailure ? error : brokenBody(host, error);
  } finally {
    body.destroy();
  }
}

/** An empty body stays empty: a server may announce an encoding and send nothing. */
async function* through(body: AsyncIterable<Buffer>, createDecoder: (first: Buffer) => Transform): AsyncGenerator<Buffer> {
  const chunks = body[Symbol.asyncIterator]();
  const first = await chunks.next();
  if (first.done) return;
  const whole = async function* () {
    yield first.value;
    yield* { [Symbol.asyncIterator]: () => chunks };
  };
  // An error of one side ends the other, and the loop over the decoder throws it.
  yield* pipeline(whole(), createDecoder(first.value), () => {});
}
