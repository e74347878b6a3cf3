import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { env } from "#lib/env.ts";
import { AppError } from "#lib/errors.ts";
import { singleton } from "#lib/singleton.ts";

const WINDOW_SECONDS = 60;

/** Counts a call against the caller's minute. Returns the headers that tell what is left; throws `rate_limited` when nothing is. */
export async function rateLimit(caller: string): Promise<Record<string, string>> {
  const limit = env().SINTRA_RATE_LIMIT_PER_MINUTE;
  const limiter = singleton("rate-limit", () => new RateLimiterMemory({ points: limit, duration: WINDOW_SECONDS }));
  try {
    return toHeaders(limit, await limiter.consume(caller));
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    throw new AppError("rate_limited", `More than ${limit} calls in a minute`, {
      retryable: true,
      retryAfterMs: refused.msBeforeNext,
      headers: toHeaders(limit, refused),
    });
  }
}

function toHeaders(limit: number, state: RateLimiterRes): Record<string, string> {
  return {
    "RateLimit-Limit": String(limit),
    "RateLimit-Remaining": String(state.remainingPoints),
    "RateLimit-Reset": String(Math.ceil(state.msBeforeNext / 1000)),
  };
}
