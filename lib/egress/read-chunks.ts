import { pipeline, type Readable, type Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw, createZstdDecompress } from "node:zlib";
import { brokenBody } from "#lib/egress/broken-body.ts";
import { isZlib } from "#lib/egress/is-zlib.ts";
import { toEncodings } from "#lib/egress/to-encodings.ts";
import { tooLarge } from "#lib/egress/too-large.ts";
import { ExecutorFailure } from "#lib/errors.ts";

type Decode = (body: AsyncIterable<Buffer>) => AsyncIterable<Buffer>;

const DECODERS: Record<string, Decode> = {
  gzip: (body) => through(body, createGunzip()),
  br: (body) => through(body, createBrotliDecompress()),
  zstd: (body) => through(body, createZstdDecompress()),
  deflate: inflateEither,
};

/** Undoes Content-Encoding while the body comes in. Throws an ExecutorFailure, also for more than `maxBytes`. */
export async function* readChunks(body: Readable, contentEncoding: string, maxBytes: number, host: string): AsyncGenerator<Buffer> {
  let decoded: AsyncIterable<Buffer> = body;
  let bytes = 0;
  try {
    for (const encoding of toEncodings(contentEncoding, host)) decoded = DECODERS[encoding]?.(decoded) ?? decoded;
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

/** An error of one side ends the other, and the loop over the result throws it. */
function through(body: AsyncIterable<Buffer>, decoder: Transform): AsyncIterable<Buffer> {
  return pipeline(body, decoder, () => {});
}

/** RFC 9110 section 8.4.1.2 means the zlib format, but some servers send the bare deflate stream. */
async function* inflateEither(body: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const rest = body[Symbol.asyncIterator]();
  const first = await rest.next();
  if (first.done) return;
  const whole = (async function* () {
    yield first.value;
    yield* { [Symbol.asyncIterator]: () => rest };
  })();
  yield* through(whole, isZlib(first.value) ? createInflate() : createInflateRaw());
}
