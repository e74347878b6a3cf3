import type { RestCall } from "#lib/executors/api-call/rest/rest-call.ts";

/** A DELETE has a body only where the endpoint describes one; the methods that only read have none. */
export function takesBody({ method, bodyType, bodySchema }: Pick<RestCall, "method" | "bodyType" | "bodySchema">): boolean {
  if (bodyType === "none") return false;
  return method === "POST" || method === "PUT" || method === "PATCH" || (method === "DELETE" && bodySchema !== null);
}
