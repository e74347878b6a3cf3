import { RateLimiterMemory, type RateLimiterRes } from "rate-limiter-flexible";
import { AppError } from "#lib/errors.ts";
import { singleton } from "#lib/singleton.ts";

const FAILURES_MAX = 300;
const WINDOW_SECONDS = 60;

/** Unknown tokens cost a query each, so an address that sends many of them has to wait. */
export const failedTokens = {
  async assertMayTry(address: string): Promise<void> {
    const state = await limiter().get(address);
    if (state !== null && state.consumedPoints >= FAILURES_MAX) throw tooMany(state);
  },

  async add(address: string): Promise<void> {
    await limiter().penalty(address);
  },
};

function limiter(): RateLimiterMemory {
  return singleton("failed-tokens", () => new RateLimiterMemory({ points: FAILURES_MAX, duration: WINDOW_SECONDS }));
}

function tooMany(state: RateLimiterRes): AppError {
  return new AppError("rate_limited", "Too many requests with unknown tokens; wait a while", {
    retryable: true,
    retryAfterMs: state.msBeforeNext,
  });
}
