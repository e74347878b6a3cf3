import { singleton } from "#lib/singleton.ts";

/** So long may a token that was asked for too early stay unknown. */
const REMEMBERED_MS = 2_000;
const REMEMBERED_MAX = 10_000;

/** Hashes of tokens that the database did not know a moment ago, so that a client that repeats one costs nothing. */
export const refusedTokens = {
  has(hash: string): boolean {
    const refusedAtMs = remembered().get(hash);
    return refusedAtMs !== undefined && performance.now() - refusedAtMs < REMEMBERED_MS;
  },

  add(hash: string): void {
    const hashes = remembered();
    hashes.delete(hash);
    hashes.set(hash, performance.now());
    if (hashes.size <= REMEMBERED_MAX) return;
    const oldest = hashes.keys().next();
    if (!oldest.done) hashes.delete(oldest.value);
  },
};

function remembered(): Map<string, number> {
  return singleton("refused-tokens", () => new Map<string, number>());
}
