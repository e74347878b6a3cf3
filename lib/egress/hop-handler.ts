import type { Dispatcher } from "undici";
import type { AnswerHead } from "#lib/egress/answer-head.ts";
import type { ExchangeOptions } from "#lib/egress/exchange-options.ts";
import type { Hop } from "#lib/egress/hop.ts";
import type { QueuedRequest } from "#lib/egress/origin-queue.ts";
import { toExchangeFailure } from "#lib/egress/to-exchange-failure.ts";
import { toUpload } from "#lib/egress/to-upload.ts";
import { tooLarge } from "#lib/egress/too-large.ts";
import { ExecutorFailure } from "#lib/errors.ts";

const BUSY = { retryable: true, retryAfterMs: 1_000 };

/** Where an answer goes as it comes in. After `end` or `fail`, nothing comes. */
export interface AnswerSink {
  begin(head: AnswerHead, controller: Dispatcher.DispatchController): void;
  /** As it came over the wire, still compressed. */
  add(chunk: Buffer): void;
  end(): void;
  fail(failure: ExecutorFailure): void;
}

/** One request on its way: its limits and its phases. What the answer is for, the sink knows. */
export class HopHandler implements Dispatcher.DispatchHandler {
  readonly #hop: Hop;
  readonly #options: ExchangeOptions;
  readonly #sink: AnswerSink;
  readonly #dispatchedAt = performance.now();
  #controller: Dispatcher.DispatchController | undefined;
  #queued: QueuedRequest | undefined;
  #firstByteTimer: NodeJS.Timeout | undefined;
  #phase: "request" | "wait" | "body" | undefined;
  #phaseAt = 0;
  #bytes = 0;

  constructor(hop: Hop, options: ExchangeOptions, sink: AnswerSink) {
    this.#hop = hop;
    this.#options = options;
    this.#sink = sink;
  }

  dispatch(): void {
    const { deadline, pool, bodyTimeoutMs } = this.#options;
    if (deadline.failure !== undefined) {
      this.#sink.fail(deadline.failure);
      return;
    }
    const { url, method } = this.#hop;
    if (pool.queue.isFull(url.origin)) {
      this.#sink.fail(new ExecutorFailure("rate_limit", `Too many calls wait for a connection to ${url.host}`, BUSY));
      return;
    }
    this.#queued = pool.queue.enter(url.origin);
    deadline.onEnd((failure) => this.end(this.#isOut(failure) ? this.#noConnection() : failure));
    pool.agent.dispatch(
      {
        ...toUpload(this.#hop),
        origin: url.origin,
        path: url.pathname + url.search,
        method,
        ...(bodyTimeoutMs === undefined ? {} : { bodyTimeout: bodyTimeoutMs }),
      },
      this,
    );
  }

  /** Fails at once; what undici still does for this call goes nowhere. */
  end(failure: ExecutorFailure): void {
    this.#enter(undefined);
    this.#sink.fail(failure);
    this.#controller?.abort(failure);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    this.#queued?.start();
    const { failure } = this.#options.deadline;
    if (failure !== undefined) {
      controller.abort(failure);
      return;
    }
    this.#reportDial();
    this.#enter("request");
  }

  onRequestSent(): void {
    if (this.#phase !== "request") return;
    this.#enter("wait");
    const { firstByteTimeoutMs } = this.#options;
    if (firstByteTimeoutMs === undefined) return;
    const what = `${this.#hop.url.host} did not begin to answer within ${firstByteTimeoutMs} ms`;
    this.#firstByteTimer = setTimeout(() => this.end(new ExecutorFailure("timeout", what, { retryable: true })), firstByteTimeoutMs);
  }

  onResponseStart(controller: Dispatcher.DispatchController, status: number, headers: AnswerHead["headers"]): void {
    if (status < 200) return;
    this.#enter("body");
    // The length that a HEAD announces is that of another answer.
    if (this.#hop.method !== "HEAD" && Number(headers["content-length"]) > this.#options.maxResponseBytes) {
      controller.abort(this.#tooLarge());
    } else {
      this.#sink.begin({ status, headers }, controller);
    }
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#bytes += chunk.length;
    if (this.#bytes <= this.#options.maxResponseBytes) this.#sink.add(chunk);
    else controller.abort(this.#tooLarge());
  }

  onResponseEnd(): void {
    this.#queued?.leave();
    this.#enter(undefined);
    this.#sink.end();
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#queued?.leave();
    this.#reportDial();
    this.#enter(undefined);
    this.#sink.fail(toExchangeFailure(error, this.#hop.url.host));
  }

  /** Whether the time has passed while others had all connections, which tells nothing of the service. */
  #isOut({ layer, extra }: ExecutorFailure): boolean {
    const isTime = layer === "timeout" && extra.retryable === true;
    return isTime && this.#queued?.waits === true && this.#options.pool.queue.isBusy(this.#hop.url.origin);
  }

  #noConnection(): ExecutorFailure {
    return new ExecutorFailure("rate_limit", `No connection to ${this.#hop.url.host} became free within the call's time`, BUSY);
  }

  #tooLarge(): ExecutorFailure {
    return tooLarge(this.#hop.url.host, this.#options.maxResponseBytes);
  }

  #reportDial(): void {
    const { pool, onPhase } = this.#options;
    pool.times.report(this.#hop.url.origin, this.#dispatchedAt, onPhase);
  }

  /** Reports the phase that ends here. */
  #enter(phase: "request" | "wait" | "body" | undefined): void {
    clearTimeout(this.#firstByteTimer);
    const now = performance.now();
    if (this.#phase !== undefined) this.#options.onPhase?.(this.#phase, now - this.#phaseAt);
    this.#phase = phase;
    this.#phaseAt = now;
  }
}
