import { env } from "#lib/env.ts";
import { AppError } from "#lib/errors.ts";

const READING = new Set(["GET", "HEAD", "OPTIONS"]);

/** Cookies come along with requests that other sites make; a change must come from a page of ours. */
export function assertSameOrigin(request: Request, { requireOrigin }: { requireOrigin: boolean }): void {
  if (READING.has(request.method)) return;
  const origin = request.headers.get("origin");
  if (origin === null && !requireOrigin) return;
  if (origin !== null && isOurs(origin, request)) return;
  throw new AppError("forbidden", "This request comes from another site");
}

function isOurs(origin: string, request: Request): boolean {
  if (!URL.canParse(origin)) return false;
  const { host } = new URL(origin);
  const { NEXTAUTH_URL, SINTRA_TRUST_PROXY } = env();
  if (NEXTAUTH_URL !== undefined && new URL(NEXTAUTH_URL).host === host) return true;
  if (SINTRA_TRUST_PROXY && request.headers.get("x-forwarded-host") === host) return true;
  return request.headers.get("host") === host;
}
