import { AppError } from "#lib/errors.ts";
import { toProblem } from "#lib/http/problem.ts";
import { requestIdOf } from "#lib/http/request-id.ts";
import type { RouteHandler, RouteHandlers } from "#lib/server/load-route.ts";

export interface ApiLane {
  handlers: RouteHandlers;
  /** Answers every method that the route has not. Next sends 405 without `Allow`, which RFC 9110 section 15.5.6 demands. */
  notAllowed: RouteHandler;
}

/** Adds HEAD and OPTIONS where the route does not define them, as Next does. */
export function withAutomaticMethods(own: RouteHandlers): ApiLane {
  const handlers = new Map(own);
  const get = own.get("GET");
  if (get !== undefined && !own.has("HEAD")) handlers.set("HEAD", get);
  const allow = [...new Set([...handlers.keys(), "OPTIONS"])].sort().join(", ");
  if (!own.has("OPTIONS")) handlers.set("OPTIONS", () => new Response(null, { status: 204, headers: { allow } }));
  return {
    handlers,
    notAllowed: (request) => {
      const refusal = new AppError("method_not_allowed", `This resource does not answer ${request.method}`, { headers: { Allow: allow } });
      return toProblem(refusal, requestIdOf(request));
    },
  };
}
