import { type ErrorCode, type Problem, STATUS, TITLE } from "#lib/contracts/errors.ts";
import { isDatabaseDown } from "#lib/db/is-database-down.ts";
import { AppError, type AppErrorExtra } from "#lib/errors.ts";
import { log } from "#lib/log.ts";

/** A refusal or failure as RFC 9457 problem document. Unknown errors get a fixed text; their details go to the log only. */
export function toProblem(error: unknown, requestId: string, sent: Record<string, string> = {}): Response {
  const known = error instanceof AppError ? error : unknownError(error, requestId);
  const { headers, cause: _, ...extra } = known.extra;
  return problemResponse(known.code, known.message, requestId, extra, { ...sent, ...headers });
}

type ProblemExtra = Omit<AppErrorExtra, "headers" | "cause">;

function problemResponse(
  code: ErrorCode,
  detail: string,
  requestId: string,
  extra: ProblemExtra,
  headers: Record<string, string>,
): Response {
  const problem: Problem = {
    type: `urn:sintra:problem:${code}`,
    title: TITLE[code],
    status: STATUS[code],
    detail,
    code,
    requestId,
    ...extra,
  };
  const retryAfter = extra.retryAfterMs === undefined ? {} : { "Retry-After": String(Math.max(1, Math.ceil(extra.retryAfterMs / 1000))) };
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: {
      "Content-Type": "application/problem+json",
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
      ...retryAfter,
      ...headers,
    },
  });
}

function unknownError(error: unknown, requestId: string): AppError {
  log.error("request.failed", error, { requestId });
  if (isDatabaseDown(error)) return new AppError("unavailable", "The database does not answer at the moment", { retryAfterMs: 1_000 });
  return new AppError("internal", "Something went wrong on our side. The request id helps us to find it.");
}
