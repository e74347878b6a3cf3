import type { Adapter } from "#lib/contracts/connectors.ts";
import type { CustomOperation } from "#lib/contracts/endpoint-operation.ts";
import type { EndpointDefinition } from "#lib/contracts/endpoints.ts";
import type { Upstream } from "../upstream.ts";
import type { NamedSecrets } from "./signing/named-secrets.ts";

/** An endpoint whose protocol is the connector's own code. */
export interface CustomCall extends Pick<EndpointDefinition, "idempotent" | "idempotencyHeader"> {
  protocol: "custom";
  upstream: Upstream;
  adapter: Adapter;
  operation: Pick<CustomOperation, "name" | "options">;
  /** What the adapter may sign with, by name. */
  named: NamedSecrets;
  /** The same in every spelling: what the adapter is not told. */
  secrets: readonly string[];
}
