import { type ErrorCode, type Problem, STATUS, TITLE } from "#lib/contracts/errors.ts";
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

/** Codes of Node sockets, PostgreSQL (class 57P: shutting down, starting up; 53: out of resources) and Prisma. */
const DOWN = /^(ECONNREFUSED|ECONNRESET|EPIPE|ENOTFOUND|ETIMEDOUT|57P0[123]|53\d{3}|P1001|P1002|P1008|P1017|P2024|P2028)$/;

function isDatabaseDown(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? error.code : undefined;
  // pg gives no code when a connection ends under a query, or none can be had in time.
  return typeof code === "string" ? DOWN.test(code) : /^Connection terminated|^timeout exceeded when trying to connect/.test(error.message);
}
