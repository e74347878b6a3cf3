import { AppError } from "#lib/errors.ts";
import type { Protocol } from "./protocol.ts";

export const rest: Protocol = {
  complete(endpoint) {
    if (endpoint.operation === null) return endpoint;
    const message = "belongs to other protocols: an endpoint of a REST connector has a method and a path";
    throw new AppError("invalid_request", `operation ${message}`, { errors: [{ path: "operation", message }] });
  },
  toCall(endpoint, { upstream, secrets }) {
    return { protocol: "rest", upstream, secrets, ...endpoint };
  },
  description: null,
};
