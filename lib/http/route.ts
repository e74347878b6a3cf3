import type { z } from "zod";
import { authorize, type CtxOf } from "#lib/auth/authorize.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { ExecuteAnswer } from "#lib/contracts/executions.ts";
import type { Operation } from "#lib/contracts/operations/operation.ts";
import { AppError } from "#lib/errors.ts";
import { expectedVersion } from "./if-match.ts";
import { parseInput } from "./parse-input.ts";
import { toProblem } from "./problem.ts";
import { rateLimit } from "./rate-limit.ts";
import { readJson } from "./read-json.ts";
import { requestIdOf } from "./request-id.ts";
import { streamRun, wantsEvents } from "./stream-run.ts";
import { toResponse } from "./to-response.ts";

type Output<S> = S extends z.ZodType ? z.output<S> : undefined;

export interface RouteInput<O extends Operation> {
  ctx: CtxOf<O["allow"]>;
  params: Output<O["params"]>;
  query: Output<O["query"]>;
  body: Output<O["body"]>;
}

type Handler<O extends Operation> = (input: RouteInput<O>) => Promise<z.input<O["response"]> & object> | (z.input<O["response"]> & object);
export type RouteHandler = (request: Request, context: { params: Promise<Record<string, string | string[]>> }) => Promise<Response>;

/**
 * A route handler from its contract: who may call is settled before a byte of the body is read, every input is parsed,
 * every failure becomes a problem document.
 */
export function route<const O extends Operation>(operation: O, handler: Handler<O>): RouteHandler {
  return async (request, context) => {
    const requestId = requestIdOf(request);
    let headers: Record<string, string> = { "X-Request-Id": requestId };
    try {
      const { ctx, caller } = await authorize(request, operation.allow, requestId);
      headers = { ...headers, ...(await rateLimit(caller)) };
      const params = operation.params && parseInput(operation.params, await context.params, "path");
      const query = operation.query && parseInput(operation.query, queryOf(request), "query");
      const body = operation.body && parseInput(operation.body, await readBody(request, operation), "body");
      // Each part was parsed by the schema that its type is made from.
      const input = { ctx, params, query, body } as RouteInput<O>;
      if (wantsEvents(operation, request)) {
        // What executes something does so in a workspace, and answers with what came of it.
        return await streamRun(
          ctx as Ctx,
          async (live) => (await handler({ ...input, ctx: live } as typeof input)) as ExecuteAnswer,
          headers,
        );
      }
      return toResponse(await handler(input), operation, headers);
    } catch (error) {
      return toProblem(error, requestId, headers);
    }
  };
}

async function readBody(request: Request, operation: Operation): Promise<unknown> {
  const body = await readJson(request, { bytesMax: operation.bodyBytesMax, anyText: operation.anyText });
  const version = operation.method === "PUT" && operation.versioned !== undefined ? expectedVersion(request) : undefined;
  return version === undefined || typeof body !== "object" || body === null ? body : { ...body, version };
}

function queryOf(request: Request): Record<string, string> {
  const start = request.url.indexOf("?");
  if (start === -1) return {};
  const fields = new URLSearchParams(request.url.slice(start));
  const query = Object.fromEntries(fields);
  const twice = [...fields.keys()].find((name, index, names) => names.indexOf(name) !== index);
  if (twice !== undefined)
    throw new AppError("invalid_request", "The query names a field twice", { errors: [{ path: twice, message: "is given twice" }] });
  if (Object.values(query).some((value) => value.includes("\0"))) throw new AppError("invalid_request", "The query holds a NUL character");
  return query;
}
