import type { Grant } from "./grant.ts";

const EARLY_MS_MAX = 60_000;
const EARLY_PART = 0.1;

/** Whether the token may be used without renewing it: it is not about to expire, and not the one that a service refused. */
export function isFresh(grant: Grant, stale: string | undefined, now: number = Date.now()): boolean {
  const { obtainedAtMs, expiresAtMs } = grant;
  const earlyMs = Math.min(EARLY_MS_MAX, Math.max(0, expiresAtMs - obtainedAtMs) * EARLY_PART);
  return isUsable(grant, stale, now + (Number.isFinite(expiresAtMs) ? earlyMs : 0));
}

/** Whether a service could still accept it. */
export function isUsable({ needsReconnect, tokens, expiresAtMs }: Grant, stale: string | undefined, now: number = Date.now()): boolean {
  return !needsReconnect && tokens !== null && tokens.accessToken !== stale && now < expiresAtMs;
}
