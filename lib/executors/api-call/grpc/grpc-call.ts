import type { GrpcOperation } from "#lib/contracts/endpoint-operation.ts";
import type { Parameters } from "#lib/contracts/parameters.ts";
import type { Upstream } from "../upstream.ts";
import type { DescriptionText } from "./descriptors/load-description.ts";

/** A method of a gRPC service with everything resolved. What is no metadata is the message. */
export interface GrpcCall extends Pick<GrpcOperation, "service" | "method" | "maxMessages"> {
  protocol: "grpc";
  upstream: Upstream;
  /** The service's description; read again for each call, because its text may be large. */
  readDescription: () => Promise<DescriptionText>;
  /** The parameters that travel as metadata. */
  metadata: readonly { name: string; required?: boolean | undefined }[];
  /** The message, which may have fields of the same names. */
  bodySchema: Parameters | null;
  /** Whether a second attempt does no harm; as the method declares it where null. */
  idempotent: boolean | null;
}
