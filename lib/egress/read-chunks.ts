import { pipeline, type Readable } from "node:stream";
import { brokenBody } from "#lib/egress/broken-body.ts";
import type { Decoder } from "#lib/egress/decoders.ts";
import type { Deadline } from "#lib/egress/start-deadline.ts";
import { toDecoders } from "#lib/egress/to-decoders.ts";
import { tooLarge } from "#lib/egress/too-large.ts";
import { ExecutorFailure } from "#lib/errors.ts";

export interface ChunkLimits {
  /** Of what each decoder brings, so that none feeds a bomb to the next. */
  maxBytes: number;
  /** Ends the decoders, too: a small body can keep them at work for long. Cleared when the last one has ended. */
  deadline: Deadline;
}

/** Undoes Content-Encoding while the body comes in. Throws an ExecutorFailure, also for more than `maxBytes`. */
export async function* readChunks(
  body: Readable,
  contentEncoding: string,
  { maxBytes, deadline }: ChunkLimits,
  host: string,
): AsyncGenerator<Buffer> {
  const stages = [body];
  deadline.onEnd((failure) => {
    for (const stage of stages) stage.destroy(failure);
  });
  const bounded = (source: AsyncIterable<Buffer>) => upTo(source, maxBytes, deadline, host);
  try {
    let decoded = bounded(body);
    for (const decoder of toDecoders(contentEncoding, host)) decoded = bounded(through(decoded, decoder, stages));
    yield* decoded;
  } catch (error) {
    throw deadline.failure ?? (error instanceof ExecutorFailure ? error : brokenBody(host, error));
  } finally {
    deadline.clear();
    for (const stage of stages) stage.destroy();
  }
}

async function* upTo(source: AsyncIterable<Buffer>, maxBytes: number, deadline: Deadline, host: string): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of source) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw tooLarge(host, maxBytes);
    if (deadline.failure !== undefined) throw deadline.failure;
    yield chunk;
  }
}

/** An empty body stays empty: a server may announce an encoding and send nothing. */
async function* through(body: AsyncGenerator<Buffer>, decoder: Decoder, stages: Readable[]): AsyncGenerator<Buffer> {
  const first = await body.next();
  if (first.done) return;
  const whole = async function* () {
    yield first.value;
    yield* body;
  };
  // An error of one side ends the other, and the loop over the decoder throws it.
  const stage = pipeline(whole(), decoder.stream(first.value), () => {});
  stages.push(stage);
  yield* stage;
}
