import path from "node:path";
import type { Operation } from "#lib/contracts/operations/operation.ts";
import type { RouteHandler } from "#lib/http/route.ts";

interface CallOptions {
  token?: string;
  id?: string;
  query?: Record<string, string>;
  body?: unknown;
  headers?: Record<string, string>;
}

/** Sends a request to the exported handler of an operation's route file. */
export async function callOperation(operation: Operation, { token, id, query = {}, body, headers = {} }: CallOptions): Promise<Response> {
  const fill = (name: string) => (name === "version" ? "1" : (id ?? ""));
  const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  const params = id === undefined ? {} : Object.fromEntries(names.map((name) => [name, fill(name)]));
  const handler = (await import(routeFile(operation)))[operation.method] as RouteHandler;
  const url = `http://localhost${operation.path.replace(/\{(\w+)\}/g, (_, name: string) => fill(name))}?${new URLSearchParams(query)}`;
  const request = new Request(url, {
    method: operation.method,
    headers: {
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return handler(request, { params: Promise.resolve(params) });
}

/** `/api/custom-tools/{id}` is served by `app/api/custom-tools/[id]/route.ts`. */
export function routeFile(operation: Operation): string {
  return path.resolve(`app${operation.path.replaceAll("{", "[").replaceAll("}", "]")}/route.ts`);
}
