import type { Egress, EgressAnswer, EgressStream } from "#lib/egress/egress.ts";
import { ExecutorFailure } from "#lib/errors.ts";

/** How long before its end a call stops to listen, so that what it heard is still in time. */
const RESERVE_MS = 50;
/** A chunk past the limit must not end the call before it is seen here. */
const SLACK_BYTES = 1_048_576;

/**
 * The same door for streams that need not end: an answer is what came until the limit of bytes or time, and `onAnswer` tells of each whether
 * there was more. Whoever calls has to know which answers those are; all others would be cut in silence.
 */
export function collecting(egress: Egress, onAnswer: (isCut: boolean) => void): Pick<Egress, "request"> {
  return {
    async request(request): Promise<EgressAnswer> {
      const { maxResponseBytes = Number.POSITIVE_INFINITY } = request;
      const endsAt = performance.now() + (request.timeoutMs ?? Number.POSITIVE_INFINITY) - RESERVE_MS;
      const stream = await egress.stream({ ...request, maxResponseBytes: maxResponseBytes + SLACK_BYTES });
      const { status, headers, url, redirects } = stream;
      const { body, isCut } = await collect(stream, maxResponseBytes, endsAt, request.signal);
      onAnswer(isCut);
      return { status, headers, url, redirects, body };
    },
  };
}

async function collect(
  { chunks }: EgressStream,
  bytesMax: number,
  endsAt: number,
  signal: AbortSignal | undefined,
): Promise<{ body: Buffer; isCut: boolean }> {
  const collected: Buffer[] = [];
  const reading = chunks[Symbol.asyncIterator]();
  let bytes = 0;
  let isCut = false;
  try {
    while (!isCut) {
      const next = await within(reading.next(), endsAt);
      if (next !== undefined && next.done === true) return { body: Buffer.concat(collected), isCut };
      if (next !== undefined) collected.push(next.value);
      bytes += next?.value.length ?? 0;
      isCut = next === undefined || bytes > bytesMax;
    }
  } catch (thrown) {
    // Whoever broke off the call wants no part of its answer.
    if (signal?.aborted || !(thrown instanceof ExecutorFailure) || thrown.layer !== "timeout") throw thrown;
    isCut = true;
  }
  await reading.return?.();
  return { body: Buffer.concat(collected).subarray(0, bytesMax), isCut };
}

/** Undefined when it takes longer. */
async function within<T>(promise: Promise<T>, endsAt: number): Promise<T | undefined> {
  const ms = endsAt - performance.now();
  if (!Number.isFinite(ms)) return promise;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, Math.max(0, ms), undefined);
  });
  // Nobody waits for it after its time.
  promise.catch(() => undefined);
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
