import { randomUUID } from "node:crypto";
import { type ErrorCode, type Problem, STATUS, TITLE } from "#lib/contracts/errors.ts";

/** What the server answers itself, before or in place of a handler, in the form of every other refusal. */
export function problemResponse(
  code: ErrorCode,
  detail: string,
  requestId: string = randomUUID(),
  headers: Record<string, string> = {},
): Response {
  const problem: Problem = { type: "about:blank", title: TITLE[code], status: STATUS[code], detail, code, requestId };
  return Response.json(problem, {
    status: problem.status,
    headers: { ...headers, "content-type": "application/problem+json", "x-content-type-options": "nosniff" },
  });
}
