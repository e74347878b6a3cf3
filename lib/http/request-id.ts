import { randomUUID } from "node:crypto";

const ACCEPTED = /^[A-Za-z0-9._-]{1,64}$/;

/** The caller's own X-Request-Id where it is harmless, else a new one. */
export function requestIdOf(request: Request): string {
  const sent = request.headers.get("x-request-id");
  return sent !== null && ACCEPTED.test(sent) ? sent : randomUUID();
}
