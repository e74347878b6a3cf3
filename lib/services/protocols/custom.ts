import type { Connector } from "#lib/contracts/connectors.ts";
import { AppError } from "#lib/errors.ts";
import { refuse } from "#lib/refuse.ts";
import { assertUnset } from "./assert-unset.ts";
import type { Protocol } from "./protocol.ts";
import { storedOperation } from "./stored-operation.ts";

export const custom: Protocol = {
  derive(endpoint, { connector }) {
    if (connector.adapter === null) throw refuse("adapter", "is missing: the connector's protocol is the two functions of its adapter");
    if (endpoint.operation?.kind !== "custom")
      throw refuse("operation", 'must be {"kind": "custom", "name": …}: it tells the connector\'s adapter what to call');
    assertUnset(endpoint, ["idempotencyHeader"], "does not apply: the connector's adapter makes the request of what bodySchema describes");
    return { bodySchema: null, responseSchema: null };
  },
  toCall(endpoint, { connector, upstream, secrets, named = {} }) {
    const operation = storedOperation(endpoint, "custom");
    const { idempotent, idempotencyHeader } = endpoint;
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
  if (adapter === null) throw new AppError("conflict", "The connector has no adapter: give it the two functions that are its protocol");
  return adapter;
}
