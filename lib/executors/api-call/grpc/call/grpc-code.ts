import type { status } from "@grpc/grpc-js";
import { ExecutorFailure } from "#lib/errors.ts";

const codes = new WeakMap<ExecutorFailure, status>();

/** The failure, remembering the status that it stands for. */
export function withGrpcCode(failure: ExecutorFailure, code: status): ExecutorFailure {
  codes.set(failure, code);
  return failure;
}

/** The status that a failure stands for; undefined where none came. */
export function grpcCodeOf(failure: unknown): status | undefined {
  return failure instanceof ExecutorFailure ? codes.get(failure) : undefined;
}
