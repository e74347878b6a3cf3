import { type Problem, STATUS, TITLE } from "#lib/contracts/errors.ts";
import { isDatabaseDown } from "#lib/db/is-database-down.ts";
import { AppError } from "#lib/errors.ts";
import { log } from "#lib/log.ts";

/** A refusal or failure as RFC 9457 problem document. Unknown errors get a fixed text; their details go to the log only. */
export function toProblem(error: unknown, requestId: string, sent: Record<string, string> = {}): Response {
  const { problem, headers } = problemOf(error, requestId);
  const { retryAfterMs } = problem;
  const retryAfter = retryAfterMs === undefined ? {} : { "Retry-After": String(Math.max(1, Math.ceil(retryAfterMs / 1000))) };
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: {
      "Content-Type": "application/problem+json",
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
      ...retryAfter,
      ...sent,
      ...headers,
    },
  });
}

/** The document itself, and the headers that go with it. */
export function problemOf(error: unknown, requestId: string): { problem: Problem; headers: Record<string, string> | undefined } {
  const { code, message, extra: all } = error instanceof AppError ? error : unknownError(error, requestId);
  const { headers, cause: _, ...extra } = all;
  const type = `urn:sintra:problem:${code}`;
  return { headers, problem: { type, title: TITLE[code], status: STATUS[code], detail: message, code, requestId, ...extra } };
}

function unknownError(error: unknown, requestId: string): AppError {
  log.error("request.failed", error, { requestId });
  if (isDatabaseDown(error)) return new AppError("unavailable", "The database does not answer at the moment", { retryAfterMs: 1_000 });
  return new AppError("internal", "Something went wrong on our side. The request id helps us to find it.");
}
