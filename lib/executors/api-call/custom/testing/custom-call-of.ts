import type { CustomCall } from "#lib/executors/api-call/custom/custom-call.ts";
import { upstreamOf } from "#lib/executors/api-call/testing/upstream-of.ts";
import { secretSpellings } from "#lib/secret-spellings.ts";

/** A call through an adapter that posts its parameters as JSON and gives back what comes, with the given differences. */
export function customCallOf(baseUrl: string, over: Partial<CustomCall> = {}): CustomCall {
  return {
    protocol: "custom",
    upstream: upstreamOf(baseUrl),
    adapter: { request: "(params) => ({ body: params })", response: "(answer) => answer" },
    operation: { name: "test", options: {} },
    named: {},
    secrets: secretSpellings(Object.values(over.named ?? {})),
    idempotent: null,
    idempotencyHeader: null,
    ...over,
  };
}
