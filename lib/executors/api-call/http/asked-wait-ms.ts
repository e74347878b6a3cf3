import type { EgressAnswer } from "#lib/egress/egress.ts";
import { headerOf } from "#lib/executors/api-call/http/header-of.ts";
import { retryAfterMs } from "#lib/executors/api-call/http/retry-after-ms.ts";

type Headers = EgressAnswer["headers"];

const WAIT_MS_MAX = 86_400_000;
/** A reset that is larger is a time since 1970, in seconds; one that is larger than the next, in milliseconds. */
const SECONDS_SINCE_1970_MIN = 1_000_000_000;
const MILLISECONDS_SINCE_1970_MIN = 1_000_000_000_000;

/** The wait that an answer asks for: by Retry-After, and where a limit is used up by the time at which it is reset. */
export function askedWaitMs({ status, headers }: Pick<EgressAnswer, "status" | "headers">, now: number = Date.now()): number | undefined {
  const asked = retryAfterMs(headerOf(headers, "retry-after"), now);
  return asked ?? (status === 429 || isUsedUp(headers) ? resetMs(headers, now) : undefined);
}

/** Whether the answer says that nothing is left of a limit. */
export function isUsedUp(headers: Headers): boolean {
  const remaining =
    headerOf(headers, "ratelimit-remaining") ?? headerOf(headers, "x-ratelimit-remaining") ?? headerOf(headers, "x-rate-limit-remaining");
  return (remaining ?? fieldOf(headers, "r|remaining"))?.trim() === "0";
}

function resetMs(headers: Headers, now: number): number | undefined {
  const text =
    headerOf(headers, "ratelimit-reset") ??
    fieldOf(headers, "t|reset") ??
    headerOf(headers, "x-ratelimit-reset-after") ??
    headerOf(headers, "x-ratelimit-reset") ??
    headerOf(headers, "x-rate-limit-reset");
  if (text === undefined) return undefined;
  if (!/^\s*\d+(\.\d+)?\s*$/.test(text)) return retryAfterMs(text, now);
  const value = Number(text);
  if (value >= MILLISECONDS_SINCE_1970_MIN) return bounded(value - now);
  return bounded(value >= SECONDS_SINCE_1970_MIN ? value * 1000 - now : value * 1000);
}

/** A parameter of `RateLimit: "default";r=0;t=30` (draft-ietf-httpapi-ratelimit-headers-08), or of `limit=100, remaining=0, reset=30` (-07). */
function fieldOf(headers: Headers, names: "r|remaining" | "t|reset"): string | undefined {
  return new RegExp(`(?:^|[;,])\\s*(?:${names})=(\\d+)`).exec(headerOf(headers, "ratelimit") ?? "")?.[1];
}

function bounded(ms: number): number {
  return Math.round(Math.min(Math.max(ms, 0), WAIT_MS_MAX));
}
