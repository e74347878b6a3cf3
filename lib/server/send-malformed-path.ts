import type { ServerResponse } from "node:http";
import { problemResponse } from "#lib/server/problem-response.ts";

/** Answers a path whose percent-encoding is no UTF-8. */
export async function sendMalformedPath(outgoing: ServerResponse): Promise<void> {
  const response = problemResponse("invalid_request", "The path is not valid percent-encoded UTF-8.");
  outgoing.writeHead(response.status, Object.fromEntries(response.headers)).end(await response.text());
}
