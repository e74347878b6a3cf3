import type { AnswerHead } from "#lib/egress/answer-head.ts";
import type { ExchangeOptions } from "#lib/egress/exchange-options.ts";
import type { Hop } from "#lib/egress/hop.ts";
import { type AnswerSink, HopHandler } from "#lib/egress/hop-handler.ts";
import type { ExecutorFailure } from "#lib/errors.ts";

/** The answer as it came over the wire, still compressed. */
export interface RawAnswer extends AnswerHead {
  body: Buffer;
}

/**
 * Sends one request and collects its answer. A handler of its own, instead of undici's `request`, saves the body stream and lets the
 * deadline end the call also while it waits for a connection.
 */
export function exchange(hop: Hop, options: ExchangeOptions): Promise<RawAnswer> {
  return new Promise((resolve, reject) => new HopHandler(hop, options, new Collector(resolve, reject)).dispatch());
}

class Collector implements AnswerSink {
  readonly fail: (failure: ExecutorFailure) => void;
  readonly #resolve: (answer: RawAnswer) => void;
  readonly #chunks: Buffer[] = [];
  #head: AnswerHead | undefined;

  constructor(resolve: (answer: RawAnswer) => void, reject: (failure: ExecutorFailure) => void) {
    this.#resolve = resolve;
    this.fail = reject;
  }

  begin(head: AnswerHead): void {
    this.#head = head;
  }

  add(chunk: Buffer): void {
    this.#chunks.push(chunk);
  }

  end(): void {
    const head = this.#head;
    if (head === undefined) return;
    const [first] = this.#chunks;
    const body = this.#chunks.length === 1 && first !== undefined ? first : Buffer.concat(this.#chunks);
    // undici frees the connection in the next turn of the loop; whoever goes on at once would find it busy and open another.
    queueMicrotask(() => setImmediate(this.#resolve, { ...head, body }));
  }
}
