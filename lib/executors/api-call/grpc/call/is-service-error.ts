import type { ServiceError } from "@grpc/grpc-js";

/** Whether the library ended a call with a status. */
export function isServiceError(thrown: unknown): thrown is ServiceError {
  return thrown instanceof Error && "code" in thrown && typeof thrown.code === "number" && "details" in thrown && "metadata" in thrown;
}
