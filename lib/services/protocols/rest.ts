import { refuse } from "#lib/refuse.ts";
import type { Protocol } from "./protocol.ts";
import { madeForAnother } from "./stored-operation.ts";

export const rest: Protocol = {
  derive({ operation }) {
    if (operation === null) return { bodySchema: null, responseSchema: null };
    throw refuse("operation", "belongs to other protocols: an endpoint of a REST connector has a method and a path");
  },
  toCall(endpoint, { upstream, secrets }) {
    if (endpoint.operation !== null) throw madeForAnother();
    return { protocol: "rest", upstream, secrets, ...endpoint };
  },
  description: null,
};
