import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { getRequestListener, type HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { AppError } from "#lib/errors.ts";
import { toProblem } from "#lib/http/problem.ts";
import { requestIdOf } from "#lib/http/request-id.ts";
import type { RouteHandler } from "#lib/server/load-route.ts";
import type { RouteMatch } from "#lib/server/route-table.ts";
import { sendResponse } from "#lib/server/send-response.ts";
import type { ApiLane } from "#lib/server/with-automatic-methods.ts";

export type ApiListener = (incoming: IncomingMessage, outgoing: ServerResponse, match: RouteMatch<ApiLane>) => void;

const MATCH = Symbol("match");
interface Routed {
  [MATCH]?: RouteMatch<ApiLane>;
}

const STATIC_CONTEXT = { params: undefined };

/**
 * One adapter for all routes: it makes the web `Request` and aborts its signal when the client goes away. The match travels on the incoming
 * message, because the adapter's listener takes no third argument.
 */
export function createApiListener(hostname: string): ApiListener {
  const listener = getRequestListener((request, env) => serve(request, env as HttpBindings), {
    hostname,
    // A replaced global Response would no longer be what `fetch` returns.
    overrideGlobalObjects: false,
    errorHandler: () => toProblem(new AppError("invalid_request", "The request line or the Host header is malformed"), randomUUID()),
  });
  return (incoming, outgoing, match) => {
    (incoming as Routed)[MATCH] = match;
    void listener(incoming, outgoing);
  };
}

async function serve(request: Request, { incoming, outgoing }: HttpBindings): Promise<Response> {
  try {
    const response = await callHandler(request, (incoming as Routed)[MATCH]);
    await sendResponse(request.method === "HEAD" ? withoutBody(response) : response, outgoing);
  } catch (error) {
    if (outgoing.headersSent) outgoing.destroy();
    if (!outgoing.destroyed) await sendResponse(toProblem(error, requestIdOf(request)), outgoing);
  }
  return RESPONSE_ALREADY_SENT;
}

async function callHandler(request: Request, match: RouteMatch<ApiLane> | undefined): Promise<Response> {
  if (match === undefined) throw new TypeError("A request came to the API listener without its route");
  const { handlers, notAllowed } = match.value;
  const handler: RouteHandler = handlers.get(request.method) ?? notAllowed;
  const response = await handler(request, match.params === undefined ? STATIC_CONTEXT : { params: Promise.resolve(match.params) });
  assertSendable(response);
  return response;
}

/** Routes come from compiled modules, so their return type is a promise of the compiler only. `Response.error()` has status 0. */
function assertSendable(response: unknown): asserts response is Response {
  if (!(response instanceof Response)) throw new TypeError("A route handler returned no Response");
  if (response.status < 200) throw new RangeError(`A route handler returned status ${response.status}`);
}

/** Nobody reads the body of an answer to HEAD, and a stream might never end. */
function withoutBody(response: Response): Response {
  if (response.body === null) return response;
  response.body.cancel().catch(() => {});
  return new Response(null, { status: response.status, statusText: response.statusText, headers: response.headers });
}
