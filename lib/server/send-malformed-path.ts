import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import { AppError } from "#lib/errors.ts";
import { toProblem } from "#lib/http/problem.ts";
import { sendResponse } from "#lib/server/send-response.ts";

/** Answers a path that is none, such as one whose percent-encoding is no UTF-8. */
export function sendMalformedPath(outgoing: ServerResponse): Promise<void> {
  return sendResponse(toProblem(new AppError("invalid_request", "The path is not a percent-encoded UTF-8 path"), randomUUID()), outgoing);
}
