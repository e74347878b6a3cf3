import type { CreateEndpointInput, EndpointDefinition } from "#lib/contracts/endpoints.ts";

/** What was written, with what other protocols than REST need not write. */
export function toDefinition(input: CreateEndpointInput): EndpointDefinition {
  return { ...input, method: input.method ?? "POST", path: input.path ?? "/" };
}
