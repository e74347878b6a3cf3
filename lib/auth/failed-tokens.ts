import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { AppError } from "#lib/errors.ts";
import { singleton } from "#lib/singleton.ts";

/** High, because people behind one address share it: it only bounds the queries that unknown tokens cost. */
const FAILURES_MAX = 1_200;
const WINDOW_SECONDS = 60;

/** Unknown tokens cost a query each, so an address that sends many different ones has to wait. */
export const failedTokens = {
  /** Counts a query before it is made, so that those side by side count too. Throws `rate_limited`. */
  async count(address: string): Promise<void> {
    await limiter()
      .consume(address)
      .catch((refused: unknown) => {
        throw refused instanceof RateLimiterRes ? tooMany(refused) : refused;
      });
  },

  /** The query found a token. */
  async forgive(address: string): Promise<void> {
    await limiter().reward(address);
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
