import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { AppError } from "#lib/errors.ts";
import { singleton } from "#lib/singleton.ts";

const QUARTER_HOUR = 15 * 60;

/**
 * Wrong passwords for one account from one address, from one address at all, and for one account from everywhere, before the next
 * has to wait. The last is loose, so that few strangers cannot keep a person out.
 */
const LIMITS = {
  account: { points: 5, duration: QUARTER_HOUR },
  address: { points: 50, duration: QUARTER_HOUR },
  email: { points: 30, duration: QUARTER_HOUR },
  signUp: { points: 20, duration: 60 * 60 },
};

function limiter(name: keyof typeof LIMITS): RateLimiterMemory {
  return singleton(`slow-down.${name}`, () => new RateLimiterMemory({ keyPrefix: name, ...LIMITS[name] }));
}

const accountKey = (email: string, address: string) => `${address} ${email}`;

/** Makes guessing slow. An attempt is counted before its password is looked at, so that attempts side by side count too; a success gives it back. */
export const slowDown = {
  /** Throws `rate_limited` while too many wrong passwords came. What one limit refuses does not count for those after it. */
  async attempt(email: string, address: string): Promise<void> {
    await consume("account", accountKey(email, address));
    await consume("address", address);
    await consume("email", email);
  },

  async succeeded(email: string, address: string): Promise<void> {
    const forgiven = [
      limiter("account").delete(accountKey(email, address)),
      limiter("address").reward(address),
      limiter("email").reward(email),
    ];
    await Promise.all(forgiven);
  },

  async signUp(address: string): Promise<void> {
    await consume("signUp", address);
  },
};

async function consume(name: keyof typeof LIMITS, key: string): Promise<void> {
  await limiter(name)
    .consume(key)
    .catch((refused: unknown) => {
      throw refused instanceof RateLimiterRes ? tooMany(refused) : refused;
    });
}

function tooMany(state: RateLimiterRes): AppError {
  return new AppError("rate_limited", "Too many attempts; wait a while", { retryable: true, retryAfterMs: state.msBeforeNext });
}
