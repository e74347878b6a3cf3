import { Readable } from "node:stream";
import type { AnswerHead } from "#lib/egress/answer-head.ts";
import type { ExchangeOptions } from "#lib/egress/exchange-options.ts";
import type { Hop } from "#lib/egress/hop.ts";
import { HopHandler } from "#lib/egress/hop-handler.ts";

export interface OpenAnswer extends AnswerHead {
  /** Still compressed. Destroying it ends the exchange; what ends the exchange destroys it with an ExecutorFailure. */
  body: Readable;
}

/** Sends one request and resolves as soon as its answer begins. The body waits for its reader, and the server with it. */
export function openExchange(hop: Hop, options: ExchangeOptions): Promise<OpenAnswer> {
  return new Promise((resolve, reject) => {
    let body: Readable | undefined;
    let pause: () => void;
    // Events may be far apart; the call's own limit ends a stream that stays silent.
    const handler = new HopHandler(
      hop,
      { ...options, bodyTimeoutMs: 0 },
      {
        begin(head, controller) {
          pause = () => controller.pause();
          body = new Readable({
            read: () => controller.resume(),
            destroy(error, done) {
              if (!this.readableEnded) controller.abort(error ?? new Error("The reader has gone"));
              done(error);
            },
          });
          // Without a reader, nobody else hears of a failure.
          body.on("error", () => {});
          resolve({ ...head, body });
        },
        add(chunk) {
          if (body?.push(chunk) === false) pause();
        },
        end: () => body?.push(null),
        fail(failure) {
          reject(failure);
          body?.destroy(failure);
        },
      },
    );
    handler.dispatch();
  });
}
