import { AppError } from "#lib/errors.ts";
import { toProblem } from "./problem.ts";
import { requestIdOf } from "./request-id.ts";

export function notFound(request: Request): Response {
  const requestId = requestIdOf(request);
  return toProblem(new AppError("not_found", "No such route; GET /api/openapi.json lists them all"), requestId, {
    "X-Request-Id": requestId,
  });
}
