import type { Ctx } from "#lib/auth/ctx.ts";
import type { ExecuteAnswer } from "#lib/contracts/executions.ts";
import type { Operation } from "#lib/contracts/operations/operation.ts";
import { RUN_EVENTS_TYPE, type RunEvent, type RunProgress } from "#lib/contracts/run-events.ts";
import { problemOf } from "./problem.ts";

/** Console lines that follow each other closely travel together. */
const BATCH_MS = 50;

export function wantsEvents(operation: Operation, request: Request): boolean {
  return operation.isLive === true && request.headers.get("accept")?.includes(RUN_EVENTS_TYPE) === true;
}

/**
 * The answer of an execution as lines of RunEvent, beginning as soon as it has started; rejects with whatever stops it before that.
 * When the reader goes away, `run` is aborted. What a slow reader leaves here is bounded by the limits of the console and of the result.
 */
export function streamRun(ctx: Ctx, run: (ctx: Ctx) => Promise<ExecuteAnswer>, headers: Record<string, string>): Promise<Response> {
  const gone = new AbortController();
  const events = new EventStream(() => gone.abort());
  return new Promise((resolve, reject) => {
    let hasStarted = false;
    const start = () => {
      if (hasStarted) return;
      hasStarted = true;
      resolve(new Response(events.body, { status: 200, headers: { ...HEADERS, ...headers } }));
    };
    const onProgress = (progress: RunProgress) => {
      events.send(progress);
      start();
    };
    run({ ...ctx, signal: AbortSignal.any([ctx.signal, gone.signal]), onProgress }).then(
      (answer) => {
        events.end({ type: "done", answer });
        start();
      },
      (error) => (hasStarted ? events.end({ type: "failed", problem: problemOf(error, ctx.requestId).problem }) : reject(error)),
    );
  });
}

/** The last one keeps proxies from collecting what should arrive at once. */
const HEADERS = {
  "Content-Type": RUN_EVENTS_TYPE,
  "Cache-Control": "no-store, no-transform",
  "X-Content-Type-Options": "nosniff",
  "X-Accel-Buffering": "no",
};

class EventStream {
  readonly body: ReadableStream<Uint8Array>;
  readonly #encoder = new TextEncoder();
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  #waiting = "";
  #timer: NodeJS.Timeout | undefined;

  constructor(onGone: () => void) {
    this.body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        this.#controller = controller;
      },
      cancel: () => {
        this.#controller = undefined;
        onGone();
      },
    });
  }

  send(event: RunEvent): void {
    this.#waiting += `${JSON.stringify(event)}\n`;
    if (event.type !== "log") this.#flush();
    else this.#timer ??= setTimeout(() => this.#flush(), BATCH_MS);
  }

  end(event: RunEvent): void {
    this.send(event);
    this.#controller?.close();
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#controller?.enqueue(this.#encoder.encode(this.#waiting));
    this.#waiting = "";
  }
}
