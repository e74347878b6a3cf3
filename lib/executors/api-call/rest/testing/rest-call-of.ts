import type { RestCall } from "#lib/executors/api-call/rest/rest-call.ts";
import { upstreamOf } from "#lib/executors/api-call/testing/upstream-of.ts";
import type { Upstream } from "#lib/executors/api-call/upstream.ts";

/** A GET of `/` on a server of this machine, with the given differences. */
export function restCallOf({ baseUrl, ...over }: Partial<RestCall> & Partial<Upstream> & Pick<Upstream, "baseUrl">): RestCall {
  return {
    protocol: "rest",
    upstream: { ...upstreamOf(baseUrl), ...over },
    method: "GET",
    path: "/",
    pathParams: [],
    queryParams: [],
    headerParams: [],
    cookieParams: [],
    bodyType: "json",
    bodySchema: null,
    answerType: "auto",
    pagination: null,
    errorWhen: null,
    idempotent: null,
    idempotencyHeader: null,
    secrets: [],
    ...over,
  };
}
