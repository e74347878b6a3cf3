import { createRequire } from "node:module";
import { log } from "#lib/log.ts";
import type { RouteParams } from "#lib/server/route-table.ts";

export type RouteHandler = (request: Request, context: { params: Promise<RouteParams> | undefined }) => Response | Promise<Response>;
export type RouteHandlers = Map<string, RouteHandler>;

const METHODS = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE", "PATCH"];
/** A module that exports one of these has answers that Next made at build time. */
const PRERENDER_EXPORTS = ["revalidate", "generateStaticParams"];

type Fields = Record<string, unknown>;

/**
 * The functions that a compiled `route.ts` exports, by method. It is the very module that Next loads, so both share one instance.
 * Undefined when the route has to stay with Next; the reason is logged unless the route asked for it.
 */
export async function loadRoute(pattern: string, file: string): Promise<RouteHandlers | undefined> {
  try {
    const userland = await loadUserland(file);
    return isPrerendered(userland) ? undefined : pickHandlers(userland);
  } catch (error) {
    log.warn("route.served_by_next", { pattern, reason: error instanceof UnexpectedModule ? error.message : "it does not load" });
    return undefined;
  }
}

class UnexpectedModule extends Error {}

async function loadUserland(file: string): Promise<Fields> {
  // A module with a top-level await arrives as a promise.
  const compiled: unknown = await createRequire(file)(file);
  const routeModule = isFields(compiled) ? compiled["routeModule"] : undefined;
  if (!isFields(routeModule)) throw new UnexpectedModule("it exports no routeModule");
  if (typeof routeModule["ensureUserland"] === "function") await routeModule["ensureUserland"]();
  const userland = routeModule["userland"];
  if (!isFields(userland)) throw new UnexpectedModule("its routeModule has no userland");
  return userland;
}

function pickHandlers(userland: Fields): RouteHandlers {
  const handlers: RouteHandlers = new Map();
  for (const method of METHODS) {
    const handler = userland[method];
    if (handler === undefined) continue;
    if (!isHandler(handler)) throw new UnexpectedModule(`${method} is not a function`);
    handlers.set(method, handler);
  }
  if (handlers.size === 0) throw new UnexpectedModule("it exports no method");
  return handlers;
}

function isPrerendered(userland: Fields): boolean {
  const { dynamic } = userland;
  return dynamic === "force-static" || dynamic === "error" || PRERENDER_EXPORTS.some((name) => name in userland);
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null;
}

/** The signature is what TypeScript checked in `route.ts`; only that it is a function can be seen here. */
function isHandler(value: unknown): value is RouteHandler {
  return typeof value === "function";
}
