import type { Connector } from "#lib/contracts/connectors.ts";
import { AppError } from "#lib/errors.ts";
import type { Protocol } from "./protocol.ts";

const MISSING = "The connector has no adapter: give it the two functions that are its protocol";

export const custom: Protocol = {
  complete(endpoint, { connector }) {
    if (connector.adapter === null)
      throw new AppError("invalid_request", MISSING, { errors: [{ path: "adapter", message: "is missing" }] });
    if (endpoint.operation?.kind === "custom") return endpoint;
    const message = 'must be {"kind": "custom", "name": …}: it tells the connector\'s adapter what to call';
    throw new AppError("invalid_request", `operation ${message}`, { errors: [{ path: "operation", message }] });
  },
  toCall({ operation, idempotent, idempotencyHeader }, { connector, upstream, secrets, named = {} }) {
    if (operation?.kind !== "custom") throw new AppError("conflict", "The endpoint was made for another protocol than the connector's");
    return {
      protocol: "custom",
      upstream,
      adapter: adapterOf(connector),
      operation: { name: operation.name, options: operation.options },
      named,
      secrets,
      idempotent,
      idempotencyHeader,
    };
  },
  description: null,
  namesSecrets: true,
};

function adapterOf({ adapter }: Connector) {
  if (adapter === null) throw new AppError("conflict", MISSING);
  return adapter;
}
