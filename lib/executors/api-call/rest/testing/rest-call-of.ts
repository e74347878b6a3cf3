import type { RestCall } from "#lib/executors/api-call/rest/rest-call.ts";

/** A GET of `/` on a server of this machine, with the given differences. */
export function restCallOf(over: Partial<RestCall> & Pick<RestCall, "baseUrl">): RestCall {
  return {
    method: "GET",
    path: "/",
    defaultHeaders: {},
    pathParams: [],
    queryParams: [],
    headerParams: [],
    bodyType: "json",
    bodySchema: null,
    auth: { type: "none" },
    timeoutMs: 5000,
    maxResponseBytes: 1024 * 1024,
    ...over,
  };
}
