import { type ErrorCode, Problem, STATUS, TITLE } from "#lib/contracts/errors.ts";
import { ApiError } from "./api-error.ts";

/** What a failed query or mutation says, whatever was thrown. */
export function toProblem(error: unknown): Problem {
  if (error instanceof ApiError) return error.problem;
  return localProblem(
    "internal",
    "The page met something unexpected. Reload it; if it happens again, tell the person who runs the studio.",
  );
}

/** A problem the browser itself found: it has no request id. */
export function localProblem(code: ErrorCode, detail: string): Problem {
  return { type: "about:blank", title: TITLE[code], status: STATUS[code], detail, code, requestId: "" };
}

/** The problem in a refused answer; a proxy's HTML page becomes one of our own. */
export async function readProblem(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => undefined);
  const parsed = Problem.safeParse(body);
  if (parsed.success) return parsed.data;
  const code: ErrorCode = response.status === 401 ? "unauthenticated" : response.status >= 502 ? "unavailable" : "internal";
  return { ...localProblem(code, `The server answered with status ${response.status}.`), status: response.status };
}
