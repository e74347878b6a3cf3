import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { AppError } from "#lib/errors.ts";
import { singleton } from "#lib/singleton.ts";

/** Wrong passwords for one account from one address, and from one address at all, before the next has to wait. */
const LIMITS = {
  account: { points: 5, duration: 15 * 60 },
  address: { points: 50, duration: 15 * 60 },
  signUp: { points: 20, duration: 60 * 60 },
};

function limiter(name: keyof typeof LIMITS): RateLimiterMemory {
  return singleton(`slow-down.${name}`, () => new RateLimiterMemory({ keyPrefix: name, ...LIMITS[name] }));
}

const accountKey = (email: string, address: string) => `${address} ${email}`;

/** Makes guessing slow: only failures count, and a success clears the account's count. */
export const slowDown = {
  /** Throws `rate_limited` while too many wrong passwords came from here. */
  async assertMayTry(email: string, address: string): Promise<void> {
    const states = await Promise.all([limiter("account").get(accountKey(email, address)), limiter("address").get(address)]);
    states.forEach((state, index) => {
      const { points } = index === 0 ? LIMITS.account : LIMITS.address;
      if (state !== null && state.consumedPoints >= points) throw tooMany(state);
    });
  },

  async failed(email: string, address: string): Promise<void> {
    const counts = [limiter("account").penalty(accountKey(email, address)), limiter("address").penalty(address)];
    await Promise.all(counts);
  },

  async succeeded(email: string, address: string): Promise<void> {
    await limiter("account").delete(accountKey(email, address));
  },

  async signUp(address: string): Promise<void> {
    await limiter("signUp")
      .consume(address)
      .catch((refused: unknown) => {
        throw refused instanceof RateLimiterRes ? tooMany(refused) : refused;
      });
  },
};

function tooMany(state: RateLimiterRes): AppError {
  return new AppError("rate_limited", "Too many attempts; wait a while", { retryable: true, retryAfterMs: state.msBeforeNext });
}
