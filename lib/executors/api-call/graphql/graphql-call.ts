import type { GraphqlOperation } from "#lib/contracts/endpoint-operation.ts";
import type { Upstream } from "../upstream.ts";

/** An operation of a GraphQL service with everything resolved. The parameters are its variables. */
export interface GraphqlCall extends Pick<GraphqlOperation, "document" | "operationName" | "persisted" | "partialData"> {
  protocol: "graphql";
  upstream: Upstream;
  /** Whether a second attempt does no harm. */
  idempotent: boolean;
  idempotencyHeader: string | null;
}
