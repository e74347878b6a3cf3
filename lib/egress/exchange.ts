import type { Dispatcher } from "undici";
import type { DialTimes } from "#lib/egress/dial-times.ts";
import type { EgressAnswer, PhaseName } from "#lib/egress/egress.ts";
import type { Hop } from "#lib/egress/hop.ts";
import type { Deadline } from "#lib/egress/start-deadline.ts";
import { toExchangeFailure } from "#lib/egress/to-exchange-failure.ts";
import { tooLarge } from "#lib/egress/too-large.ts";
import type { ExecutorFailure } from "#lib/errors.ts";

export interface ExchangeOptions {
  deadline: Deadline;
  maxResponseBytes: number;
  times: DialTimes;
  onPhase: ((name: PhaseName, ms: number) => void) | undefined;
}

/** The answer as it came over the wire, still compressed. */
export type RawAnswer = Pick<EgressAnswer, "status" | "headers" | "body">;

/**
 * Sends one request and collects its answer. A handler of its own, instead of undici's `request`, saves the body stream and lets the
 * deadline end the call also while it waits for a connection.
 */
export function exchange(agent: Dispatcher, hop: Hop, options: ExchangeOptions): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const handler = new AnswerCollector(hop, options, resolve, reject);
    if (options.deadline.failure !== undefined) return reject(options.deadline.failure);
    options.deadline.onEnd((failure) => handler.end(failure));
    const { url, method, headers, body } = hop;
    agent.dispatch({ origin: url.origin, path: url.pathname + url.search, method, headers, body: body ?? null }, handler);
  });
}

class AnswerCollector implements Dispatcher.DispatchHandler {
  readonly #url: URL;
  /** The length that a HEAD announces is that of another answer. */
  readonly #hasBody: boolean;
  readonly #options: ExchangeOptions;
  readonly #resolve: (answer: RawAnswer) => void;
  readonly #reject: (failure: ExecutorFailure) => void;
  readonly #chunks: Buffer[] = [];
  readonly #dispatchedAt = performance.now();
  #controller: Dispatcher.DispatchController | undefined;
  #answer: Omit<RawAnswer, "body"> | undefined;
  #bytes = 0;
  #phaseAt = 0;

  constructor(hop: Hop, options: ExchangeOptions, resolve: (answer: RawAnswer) => void, reject: (failure: ExecutorFailure) => void) {
    this.#url = hop.url;
    this.#hasBody = hop.method !== "HEAD";
    this.#options = options;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  /** Rejects at once; what undici still does for this call goes nowhere. */
  end(failure: ExecutorFailure): void {
    this.#reportPhase();
    this.#phaseAt = 0;
    this.#reject(failure);
    this.#controller?.abort(failure);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    const { failure } = this.#options.deadline;
    if (failure !== undefined) {
      controller.abort(failure);
      return;
    }
    this.#reportDial();
    this.#phaseAt = performance.now();
  }

  onResponseStart(controller: Dispatcher.DispatchController, status: number, headers: RawAnswer["headers"]): void {
    if (status < 200) return;
    this.#reportPhase();
    this.#answer = { status, headers };
    if (this.#hasBody && Number(headers["content-length"]) > this.#options.maxResponseBytes) {
      controller.abort(tooLarge(this.#url.host, this.#options.maxResponseBytes));
    }
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#bytes += chunk.length;
    if (this.#bytes <= this.#options.maxResponseBytes) this.#chunks.push(chunk);
    else controller.abort(tooLarge(this.#url.host, this.#options.maxResponseBytes));
  }

  onResponseEnd(): void {
    const answer = this.#answer;
    if (answer === undefined) return;
    this.#reportPhase();
    this.#phaseAt = 0;
    const [first] = this.#chunks;
    const body = this.#chunks.length === 1 && first !== undefined ? first : Buffer.concat(this.#chunks, this.#bytes);
    // undici frees the connection in the next turn of the loop; whoever goes on at once would find it busy and open another.
    queueMicrotask(() => setImmediate(this.#resolve, { ...answer, body }));
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#reportDial();
    this.#reportPhase();
    this.#reject(toExchangeFailure(error, this.#url.host));
  }

  #reportDial(): void {
    const { times, onPhase } = this.#options;
    times.report(this.#url.origin, this.#dispatchedAt, onPhase);
  }

  #reportPhase(): void {
    if (this.#phaseAt === 0) return;
    const now = performance.now();
    this.#options.onPhase?.(this.#answer === undefined ? "request" : "body", now - this.#phaseAt);
    this.#phaseAt = now;
  }
}
